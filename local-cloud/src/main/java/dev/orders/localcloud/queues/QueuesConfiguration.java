package dev.orders.localcloud.queues;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsService;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires SQS; definitions, settings, account, the store and the clock come from the application. */
@Configuration(proxyBeanMethods = false)
public class QueuesConfiguration {

    @Bean
    AwsService queueService(
            Definitions definitions,
            QueuesSettings settings,
            AwsAccount account,
            StateStore store,
            InstantSource clock) {
        return new QueueService(new Queues(definitions.queues(), account, settings.origin(), store, clock));
    }
}
