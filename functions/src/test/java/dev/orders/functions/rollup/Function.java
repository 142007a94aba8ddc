package dev.orders.functions.rollup;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The function as a test calls it: its waits pass at once, and shorten the time that its invocation has left. */
final class Function {

    static final Instant NOW = Instant.parse("2026-11-23T14:30:00Z");

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicLong remainingMillis =
            new AtomicLong(Duration.ofSeconds(60).toMillis());
    private final RollupHandler handler;

    Function(DynamoDbClient client, String table) {
        this.handler = new RollupHandler(
                client, table, InstantSource.fixed(NOW), pause -> remainingMillis.addAndGet(-pause.toMillis()));
    }

    Function hasLeft(Duration remaining) {
        remainingMillis.set(remaining.toMillis());
        return this;
    }

    /** @return the sequence numbers that are not done with */
    List<String> handle(List<KinesisEventRecord> records) {
        LambdaLogger logger = new LambdaLogger() {
            @Override
            public void log(String message) {
                lines.add(message);
            }

            @Override
            public void log(byte[] message) {
                throw new UnsupportedOperationException();
            }
        };
        return handler
                .handle(Records.batch(records), () -> remainingMillis.intValue(), logger)
                .getBatchItemFailures()
                .stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
