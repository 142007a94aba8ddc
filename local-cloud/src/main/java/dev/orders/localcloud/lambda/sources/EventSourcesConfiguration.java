package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.lambda.FunctionInvoker;
import dev.orders.localcloud.shards.Calls;
import dev.orders.localcloud.shards.Checkpoints;
import dev.orders.localcloud.shards.RoleCalls;
import dev.orders.localcloud.shards.RunningReaders;
import dev.orders.localcloud.shards.StreamReader;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.ServiceCaller;
import dev.orders.localcloud.wire.ServiceCalls;
import dev.orders.localcloud.wire.ServiceRole;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Wires the event source mappings of {@code functions.yaml}; what invokes functions, definitions, account, state and the
 * clock come from the application.
 */
@Configuration(proxyBeanMethods = false)
public class EventSourcesConfiguration {

    private static final String PRINCIPAL = "lambda.amazonaws.com";

    /** As AWS's own begin, which have random digits behind it. */
    private static final String SESSION = "awslambda";

    @Bean
    EventSourceMappings eventSourceMappings(
            Definitions definitions, AwsAccount account, StateStore state, InstantSource clock) {
        return new EventSourceMappings(
                definitions.functions().eventSources().values().stream()
                        .map(source -> Mapping.of(source, definitions, account))
                        .toList(),
                state,
                clock);
    }

    @Bean
    AwsService eventSourceMappingService(EventSourceMappings mappings, AwsAccount account) {
        return new EventSourceMappingService(mappings, account);
    }

    @Bean
    RunningReaders runningEventSources(
            EventSourceMappings mappings,
            FunctionInvoker functions,
            StateStore state,
            RoleCredentials roles,
            ServiceCalls services,
            InstantSource clock) {
        return new RunningReaders(mappings.all().stream()
                .map(known -> {
                    // Lambda presents neither the function nor the account when it assumes an execution role.
                    ServiceRole acting = new ServiceRole(known.mapping().roleArn(), PRINCIPAL, null, SESSION);
                    Calls calls = new RoleCalls(services, new ServiceCaller(roles, acting, clock), clock);
                    return reader(known, functions, calls, state, clock);
                })
                .toList());
    }

    static StreamReader reader(
            EventSourceMappings.Known known,
            FunctionInvoker functions,
            Calls calls,
            StateStore state,
            InstantSource clock) {
        Mapping mapping = known.mapping();
        return new StreamReader(
                mapping.reading(),
                new KinesisStream(calls, mapping, clock),
                new FunctionTarget(mapping, functions, calls, clock),
                new Checkpoints(state, "lambda.checkpoints", mapping.uuid()),
                known.progress(),
                clock);
    }
}
