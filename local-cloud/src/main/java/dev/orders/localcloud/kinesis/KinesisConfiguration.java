package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsService;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires Kinesis; definitions, state, account and clock come from the application. */
@Configuration(proxyBeanMethods = false)
public class KinesisConfiguration {

    @Bean
    AwsService kinesisService(Definitions definitions, StateStore state, AwsAccount account, InstantSource clock) {
        StreamArns arns = new StreamArns(account);
        // Kept like the records: an iterator from before a restart goes on behind it.
        byte[] key = sealingKey(state.map("kinesis.keys"));
        return new KinesisService(
                new DataStreams(definitions.streams(), arns, state, clock), arns, new Tokens(new Sealing(key)));
    }

    private static byte[] sealingKey(StateMap<byte[]> keys) {
        byte[] fresh = Sealing.newKey();
        byte[] kept = keys.putIfAbsent("sealing", fresh);
        return kept == null ? fresh : kept;
    }
}
