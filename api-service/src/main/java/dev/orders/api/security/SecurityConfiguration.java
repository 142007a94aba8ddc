package dev.orders.api.security;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.orders.api.problems.ProblemWriter;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.HttpFirewall;

/** Who gets in: every request but the health check and the state of telemetry, to which no gateway has a route, brings two tokens, and its method decides the scope they need. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
public class SecurityConfiguration {
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MAX_KEYS_BYTES = 64 * 1024;

    /**
     * @param issuer as tokens spell it; its keys are at its {@code /.well-known/jwks.json}
     * @param cachedSessions how many verified sessions are remembered
     */
    public record TokenRules(String issuer, Set<String> clientIds, int cachedSessions) {}

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, VerifiedSessions sessions, Refusals refusals) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/actuator/health/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, "/actuator/telemetry")
                        .permitAll()
                        .requestMatchers("/approvals", "/approvals/**")
                        .access(new HasScope("orders/approve"))
                        .requestMatchers(HttpMethod.GET)
                        .access(new HasScope("orders/read"))
                        .requestMatchers(HttpMethod.HEAD)
                        .access(new HasScope("orders/read"))
                        .requestMatchers(HttpMethod.POST)
                        .access(new HasScope("orders/write"))
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new TokensFilter(sessions, refusals), AuthorizationFilter.class)
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers.contentSecurityPolicy(
                        policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                // A bearer token comes with each request on purpose: there is no session to ride and nothing to forge.
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }

    @Bean
    HttpFirewall firewall() {
        return HeaderValues.firewall();
    }

    @Bean
    Refusals refusals(ProblemWriter writer) {
        return new Refusals(writer);
    }

    @Bean
    VerifiedSessions verifiedSessions(TokenRules rules, InstantSource clock) throws MalformedURLException {
        var location = URI.create(rules.issuer() + "/.well-known/jwks.json").toURL();
        var retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_KEYS_BYTES);
        var keys = new IssuerKeys(location, retriever, clock);
        var verifier = new TokenVerifier(keys, rules.issuer(), rules.clientIds(), clock);
        return new VerifiedSessions(verifier, clock, rules.cachedSessions());
    }
}
