package dev.orders.localcloud.lambda.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.definitions.FunctionsDefinition.EventSource;
import dev.orders.localcloud.definitions.PipesDefinition.StartingPosition;
import dev.orders.localcloud.lambda.sources.ScriptedFunction.Script;
import dev.orders.localcloud.shards.CallFailedException;
import dev.orders.localcloud.shards.StreamReader;
import dev.orders.localcloud.state.StateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read when, and again after what went wrong. */
class ShardsTest extends EventSourceScene {

    @Test
    void deliversAgainWhatWasUnderWayInACrash() {
        kinesis.put(SHARD, "a");
        function.script = data -> {
            function.done.addAll(data);
            throw new IllegalStateException("the process ends after the function was done");
        };
        assertThatThrownBy(() -> run(Duration.ofSeconds(1))).isInstanceOf(IllegalStateException.class);
        function.script = Script.succeeding();
        run(Duration.ofSeconds(1));
        assertThat(function.done).containsExactly("a", "a");
    }

    @Test
    void deliversNothingAgainAfterARestart() {
        mappings = mappings(with(2, 0));
        function.script = Script.reporting("c"::equals);
        List.of("a", "b", "c").forEach(data -> kinesis.put(SHARD, data));
        run(Duration.ofMillis(100));
        function.script = Script.succeeding();
        kinesis.put(SHARD, "d");
        run(Duration.ofSeconds(1));
        assertThat(function.done).containsExactly("a", "b", "c", "d");
    }

    /** The folder is what a killed process leaves: nothing here closes the readers. */
    @Test
    void findsItsCheckpointsAndItselfInTheDataFolder(@TempDir Path folder) {
        function.script = Script.throwingOn("c"::equals);
        List.of("a", "b", "c").forEach(data -> kinesis.put(SHARD, data));
        Instant created;
        try (StateStore kept = StateStore.in(folder, JSON)) {
            EventSourceMappings before = mappings(SOURCE, kept);
            created = before.all().getFirst().created();
            run(reader(before, kept), Duration.ofMillis(100));
        }
        function.script = Script.succeeding();
        try (StateStore kept = StateStore.in(folder, JSON)) {
            EventSourceMappings after = mappings(SOURCE, kept);
            assertThat(after.all().getFirst().created()).isEqualTo(created).isBefore(now);
            run(reader(after, kept), Duration.ofSeconds(1));
        }
        assertThat(function.done).containsExactly("a", "b", "c");
    }

    @Test
    void saysWhatTheRoleLacksAndGoesOnWhenItHasIt() {
        kinesis.put(SHARD, "a");
        for (String operation :
                List.of("DescribeStream", "DescribeStreamSummary", "ListShards", "GetShardIterator", "GetRecords")) {
            kinesis.refusal = called -> called.equals(operation) ? denied("kinesis:" + operation) : null;
            StreamReader reader = run(Duration.ofSeconds(2));
            assertThat(result())
                    .isEqualTo("PROBLEM: User: rollup-role is not authorized to perform: kinesis:" + operation);
            assertThat(function.invocations).isEmpty();
            if (operation.equals("GetRecords")) {
                kinesis.refusal = called -> null;
                run(reader, Duration.ofSeconds(20));
            }
        }
        assertThat(function.done).containsExactly("a");
        assertThat(result()).isEqualTo("OK");
    }

    @Test
    void losesNothingWhileTheQueueRefuses() {
        function.script = Script.throwingOn("poison"::equals);
        kinesis.put(SHARD, "poison");
        kinesis.put(SHARD, "b");
        kinesis.refusal = called -> called.equals("SendMessage") ? denied("sqs:SendMessage") : null;
        StreamReader reader = run(Duration.ofSeconds(30));
        assertThat(function.done).isEmpty();
        assertThat(result()).isEqualTo("PROBLEM: User: rollup-role is not authorized to perform: sqs:SendMessage");

        kinesis.refusal = called -> null;
        run(reader, Duration.ofSeconds(20));
        assertThat(kinesis.letters).hasSize(1);
        assertThat(function.done).containsExactly("b");
    }

    @Test
    void takesItForNoProblemThatOthersReadTheShardToo() {
        kinesis.put(SHARD, "a");
        kinesis.refusal = called -> called.equals("GetRecords")
                ? new CallFailedException(400, "ProvisionedThroughputExceededException", "Rate exceeded")
                : null;
        StreamReader reader = run(Duration.ofSeconds(5));
        assertThat(result()).isEqualTo("No records processed");
        kinesis.refusal = called -> null;
        run(reader, Duration.ofSeconds(20));
        assertThat(function.done).containsExactly("a");
    }

    @Test
    void readsParentsToTheirEndBeforeTheirChildren() {
        kinesis.shard(SECOND);
        kinesis.shard("shardId-000000000002", SHARD, SECOND);
        kinesis.put("shardId-000000000002", "child");
        kinesis.put(SHARD, "one");
        kinesis.put(SECOND, "two");
        StreamReader reader = run(Duration.ofSeconds(10));
        assertThat(function.done).containsExactly("one", "two");
        kinesis.close(SHARD);
        run(reader, Duration.ofSeconds(10));
        assertThat(function.done).containsExactly("one", "two");
        kinesis.close(SECOND);
        run(reader, Duration.ofSeconds(10));
        assertThat(function.done).containsExactly("one", "two", "child");
    }

    @Test
    void aShardThatFailsDoesNotHoldUpAnother() {
        kinesis.shard(SECOND);
        function.script = Script.throwingOn("poison"::equals);
        kinesis.put(SHARD, "poison");
        kinesis.put(SECOND, "a");
        run(Duration.ofMillis(300));
        assertThat(function.done).containsExactly("a");
        assertThat(result()).isEqualTo("PROBLEM: Function call failed");
    }

    @Test
    void beginsWithWhatComesNext() {
        mappings = mappings(new EventSource(
                "rollup", "telemetry", StartingPosition.LATEST, 3, 0, 1, 3, -1, true, true, "failures"));
        kinesis.put(SHARD, "before");
        now = now.plusSeconds(1);
        run(Duration.ofSeconds(2));
        kinesis.put(SHARD, "while down");
        run(Duration.ofSeconds(2));
        assertThat(function.done).containsExactly("while down");
    }
}
