package dev.orders.e2e.benchmark.bare;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The smallest Spring Boot service with JWT security. Below {@code /plain} each request's token is verified, as Spring Security does
 * by default; below {@code /cached} verified tokens are kept.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(BareController.class)
public class BareApplication {

    public static void main(String[] args) {
        SpringApplication.run(BareApplication.class, args);
    }

    @Bean
    JwtDecoder plainDecoder(Environment environment) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(environment.getRequiredProperty("KEYS_URL"))
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(environment.getRequiredProperty("ISSUER")));
        return decoder;
    }

    @Bean
    JwtDecoder cachedDecoder(@Qualifier("plainDecoder") JwtDecoder decoder) {
        return new CachedDecoder(decoder);
    }

    @Bean
    SecurityFilterChain plain(HttpSecurity http, @Qualifier("plainDecoder") JwtDecoder decoder) {
        return chain(http, "/plain/**", decoder);
    }

    @Bean
    SecurityFilterChain cached(HttpSecurity http, @Qualifier("cachedDecoder") JwtDecoder decoder) {
        return chain(http, "/cached/**", decoder);
    }

    /** As the REST service has it: one client on one HTTP client, credentials with each request. */
    @Bean
    DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder()
                .httpClient(Apache5HttpClient.builder().maxConnections(256).build())
                .overrideConfiguration(configuration -> configuration.apiCallTimeout(Duration.ofSeconds(8)))
                .build();
    }

    private static SecurityFilterChain chain(HttpSecurity http, String paths, JwtDecoder decoder) {
        return http.securityMatcher(paths)
                .authorizeHttpRequests(requests -> requests.anyRequest().hasAuthority("SCOPE_orders/read"))
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(decoder)))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
