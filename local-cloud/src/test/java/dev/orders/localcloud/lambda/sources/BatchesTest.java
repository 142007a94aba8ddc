package dev.orders.localcloud.lambda.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.lambda.NotInvokedException;
import dev.orders.localcloud.lambda.NotInvokedException.Reason;
import dev.orders.localcloud.lambda.sources.ScriptedFunction.Script;
import dev.orders.localcloud.shards.StreamReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a batch ends, and what a function gets. */
class BatchesTest extends EventSourceScene {

    @Test
    void invokesWithTheEventOfKinesis() {
        String number = kinesis.put(SHARD, "hello");
        run(Duration.ofSeconds(1));
        assertThat(function.events).containsExactly(JSON.readTree("""
                {"Records": [{
                  "kinesis": {"kinesisSchemaVersion": "1.0", "partitionKey": "key", "sequenceNumber": "%1$s",
                    "data": "aGVsbG8=", "approximateArrivalTimestamp": 1800000000.250},
                  "eventSource": "aws:kinesis", "eventVersion": "1.0", "eventID": "shardId-000000000000:%1$s",
                  "eventName": "aws:kinesis:record",
                  "invokeIdentityArn": "arn:aws:iam::123456789012:role/rollup-role", "awsRegion": "eu-west-1",
                  "eventSourceARN": "arn:aws:kinesis:eu-west-1:123456789012:stream/telemetry"}]}
                """.formatted(number)));
        assertThat(result()).isEqualTo("OK");
    }

    @Test
    void saysThatNothingCame() {
        run(Duration.ofSeconds(5));
        assertThat(result()).isEqualTo("No records processed");
        assertThat(function.invocations).isEmpty();
    }

    @Test
    void endsABatchWhenItIsFull() {
        mappings = mappings(with(2, 300));
        List.of("a", "b", "c", "d", "e").forEach(data -> kinesis.put(SHARD, data));
        StreamReader reader = run(Duration.ofSeconds(299));
        assertThat(function.invocations).containsExactly(List.of("a", "b"), List.of("c", "d"));
        run(reader, Duration.ofSeconds(2));
        assertThat(function.invocations).hasSize(3).last().isEqualTo(List.of("e"));
    }

    @Test
    void endsABatchWithItsWindow() {
        mappings = mappings(with(500, 2));
        kinesis.put(SHARD, "a");
        StreamReader reader = run(Duration.ofMillis(1900));
        assertThat(function.invocations).isEmpty();
        kinesis.put(SHARD, "b");
        run(reader, Duration.ofMillis(90));
        kinesis.put(SHARD, "too late");
        run(reader, Duration.ofMillis(1000));
        assertThat(function.invocations).containsExactly(List.of("a", "b"));
        run(reader, Duration.ofMillis(2000));
        assertThat(function.invocations).hasSize(2).last().isEqualTo(List.of("too late"));
    }

    @Test
    void gathersNothingTwiceWhenAReadFailsMeanwhile() {
        mappings = mappings(with(500, 2));
        kinesis.put(SHARD, "a");
        StreamReader reader = run(Duration.ofMillis(100));
        kinesis.refusal = operation -> operation.equals("GetRecords") ? denied("kinesis:GetRecords") : null;
        run(reader, Duration.ofMillis(600));
        kinesis.refusal = operation -> null;
        kinesis.put(SHARD, "b");
        run(reader, Duration.ofSeconds(3));
        assertThat(function.invocations).containsExactly(List.of("a", "b"));
    }

    @Test
    void endsABatchAtSixMegabytes() {
        String large = "x".repeat(1024 * 1024);
        IntStream.range(0, 5).forEach(i -> kinesis.put(SHARD, large));
        run(Duration.ofSeconds(1));
        // In base64 each is a third longer.
        assertThat(function.invocations).extracting(List::size).containsExactly(4, 1);
    }

    @Test
    void splitsWhatIsTooLargeForAnInvocation() {
        function.script = data -> {
            if (data.size() > 1) {
                throw new NotInvokedException(Reason.TOO_LARGE, "too large");
            }
            return Script.succeeding().answer(data);
        };
        List.of("a", "b", "c").forEach(data -> kinesis.put(SHARD, data));
        run(Duration.ofSeconds(1));
        assertThat(function.done).containsExactly("a", "b", "c");
    }

    @Test
    void leavesOthersSomeOfTheShardsThroughput() {
        StreamReader reader = run(Duration.ofSeconds(60));
        assertThat(kinesis.reads).hasSizeLessThanOrEqualTo(61);
        kinesis.reads.clear();
        Instant start = now;
        for (int i = 0; i < 50; i++) {
            kinesis.put(SHARD, "busy");
            run(reader, Duration.ofMillis(100));
        }
        assertThat(kinesis.reads)
                .hasSizeLessThanOrEqualTo(
                        1 + (int) (Duration.between(start, now).toMillis() / 400));
        assertThat(function.done).hasSizeGreaterThanOrEqualTo(49);
    }
}
