package dev.orders.localcloud.lambda;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.FunctionsDefinition.Function;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.RoleCredentials;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Wires Lambda: its service, the environments, and the Runtime API. No JVM starts before the first invocation. */
@Configuration(proxyBeanMethods = false)
public class LambdaConfiguration {

    private static final String RUNTIME_API = RuntimeApis.PATH + "{environment}/2018-06-01/runtime";

    @Bean
    RuntimeApis runtimeApis() {
        return new RuntimeApis();
    }

    /** @throws dev.orders.localcloud.hosting.process.StartException when a function has to be built and is not */
    @Bean
    HostedFunctions hostedFunctions(
            Definitions definitions,
            LambdaSettings settings,
            RoleCredentials credentials,
            AwsAccount account,
            RuntimeApis runtimeApis,
            InstantSource clock) {
        Jvms jvms = new Jvms(settings, credentials, account, runtimeApis, clock);
        List<HostedFunction> functions = definitions.functions().functions().values().stream()
                .map(function -> hosted(function, definitions, settings, account, jvms, clock))
                .toList();
        return new HostedFunctions(functions, clock);
    }

    private static HostedFunction hosted(
            Function function,
            Definitions definitions,
            LambdaSettings settings,
            AwsAccount account,
            Jvms jvms,
            InstantSource clock) {
        if (settings.built()) {
            settings.applications().apply(function.artifact());
        }
        String role = definitions.roles().role(function.role()).name();
        return new HostedFunction(
                function,
                "arn:aws:lambda:%s:%s:function:%s".formatted(account.region(), account.accountId(), function.name()),
                "arn:aws:iam::%s:role/%s".formatted(account.accountId(), role),
                settings,
                jvms,
                clock);
    }

    @Bean
    AwsService lambdaService(HostedFunctions functions, LambdaSettings settings, AwsAccount account) {
        Invocations invocations = new Invocations(new AsynchronousInvocations(settings.asynchronousRetries()));
        return new LambdaService(functions, invocations, account);
    }

    @Bean
    RouterFunction<ServerResponse> runtimeApiRoutes(RuntimeApis environments) {
        RuntimeApiPages pages = new RuntimeApiPages(environments);
        return RouterFunctions.route()
                .GET(RUNTIME_API + "/invocation/next", pages::next)
                .POST(RUNTIME_API + "/invocation/{requestId}/response", pages::response)
                .POST(RUNTIME_API + "/invocation/{requestId}/error", pages::error)
                .POST(RUNTIME_API + "/init/error", pages::initError)
                .route(RequestPredicates.path(RuntimeApis.PATH + "**"), pages::nothing)
                .build();
    }

    /** An address that only one environment knows is its proof: no session, no cookie and no CSRF token takes part. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 2)
    SecurityFilterChain runtimeApiSecurity(HttpSecurity http) {
        return http.securityMatcher(RuntimeApis.PATH + "**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .build();
    }
}
