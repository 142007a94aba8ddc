package dev.orders.localcloud.wire;

import dev.orders.localcloud.signing.SignatureVerifier;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Wires the SDK endpoint; services, account, the source of policies and the clock come from the application. */
@Configuration(proxyBeanMethods = false)
public class WireConfiguration {

    private static final int HOPS_KEPT = 1000;

    @Bean
    RequestLog requestLog() {
        return new RequestLog(HOPS_KEPT);
    }

    @Bean
    SdkEndpoint sdkEndpoint(
            List<AwsService> services,
            SignatureVerifier verifier,
            PolicySource policies,
            AwsAccount account,
            RequestLog log,
            InstantSource clock) {
        ServiceDirectory directory = new ServiceDirectory(services);
        return new SdkEndpoint(
                new SdkCalls(directory, verifier, new Iam(policies, account), account, log, clock), directory);
    }

    /**
     * SDK calls carry their own proof, a signature: no session, no cookie and no CSRF token takes part. First of all chains,
     * and only for {@code POST /}, so that it can neither be shadowed nor shadow another's path.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain sdkCallSecurity(HttpSecurity http) {
        return http.securityMatcher(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/"))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }
}
