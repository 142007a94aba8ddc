package dev.orders.localcloud.wire;

import dev.orders.localcloud.signing.SignatureVerifier;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

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

    /** Exactly the paths that services own, before the pages of this origin, of which none lies there. */
    @Bean
    SimpleUrlHandlerMapping restCalls(ServiceDirectory services, SdkEndpoint endpoint) {
        Map<String, SdkEndpoint> handlers = new HashMap<>();
        services.basePaths().forEach(path -> handlers.put(path + "/**", endpoint));
        return new SimpleUrlHandlerMapping(handlers, Ordered.HIGHEST_PRECEDENCE);
    }

    /** Wants no service until the first call, so that a service can want it. */
    @Bean
    ServiceCalls serviceCalls(ObjectProvider<SdkCalls> calls, AwsAccount account, InstantSource clock) {
        return new ServiceCalls(SingletonSupplier.of(calls::getObject), account, clock);
    }

    /**
     * SDK calls carry their own proof, a signature: no session, no cookie and no CSRF token takes part. First of all chains,
     * and only for {@code POST /} and the paths of REST-JSON services, so that it can neither be shadowed nor shadow
     * another's path.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain sdkCallSecurity(HttpSecurity http, ServiceDirectory services) {
        List<RequestMatcher> calls = new ArrayList<>();
        calls.add(PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/"));
        services.basePaths().forEach(path -> calls.add(PathPatternRequestMatcher.pathPattern(path + "/**")));
        return http.securityMatcher(new OrRequestMatcher(calls))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }
}
