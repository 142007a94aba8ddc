package dev.orders.localcloud.wire;

import dev.orders.localcloud.signing.SignatureVerifier;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
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
import org.springframework.util.function.SingletonSupplier;

/** Wires the SDK endpoint; services, account, the source of policies and the clock come from the application. */
@Configuration(proxyBeanMethods = false)
public class WireConfiguration {

    private static final int HOPS_KEPT = 1000;

    @Bean
    RequestLog requestLog() {
        return new RequestLog(HOPS_KEPT);
    }

    @Bean
    ServiceDirectory serviceDirectory(List<AwsService> services) {
        return new ServiceDirectory(services);
    }

    @Bean
    SdkCalls sdkCalls(
            ServiceDirectory services,
            SignatureVerifier verifier,
            PolicySource policies,
            AwsAccount account,
            RequestLog log,
            InstantSource clock) {
        return new SdkCalls(services, verifier, new Iam(policies, account), account, log, clock);
    }

    @Bean
    SdkEndpoint sdkEndpoint(SdkCalls calls, ServiceDirectory services) {
        return new SdkEndpoint(calls, services);
    }

    /** Wants no service until the first call, so that a service can want it. */
    @Bean
    ServiceCalls serviceCalls(ObjectProvider<SdkCalls> calls, AwsAccount account, InstantSource clock) {
        return new ServiceCalls(SingletonSupplier.of(calls::getObject), account, clock);
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
