package dev.orders.localcloud.lambda.sources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.definitions.FunctionsDefinition.EventSource;
import dev.orders.localcloud.definitions.PipesDefinition.StartingPosition;
import dev.orders.localcloud.lambda.NotInvokedException;
import dev.orders.localcloud.lambda.NotInvokedException.Reason;
import dev.orders.localcloud.lambda.sources.ScriptedFunction.Script;
import dev.orders.localcloud.shards.StreamReader;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of records that a function fails with. */
class FailedBatchesTest extends EventSourceScene {

    @Test
    void findsThePoisonOfAFunctionThatThrows() {
        function.script = Script.throwingOn("r217"::equals);
        onlyThePoisonIsLeft("Unhandled");
    }

    @Test
    void findsThePoisonOfAFunctionThatReportsIt() {
        function.script = Script.reporting("r217"::equals);
        onlyThePoisonIsLeft(null);
    }

    private void onlyThePoisonIsLeft(String error) {
        List<String> numbers = IntStream.range(0, 500)
                .mapToObj(i -> kinesis.put(SHARD, "r" + i))
                .toList();
        run(Duration.ofSeconds(30));
        assertThat(function.done)
                .containsExactlyElementsOf(IntStream.range(0, 500)
                        .filter(i -> i != 217)
                        .mapToObj(i -> "r" + i)
                        .toList());
        assertThat(function.invocations).filteredOn(List.of("r217")::equals).hasSize(4);
        assertThat(kinesis.letters).hasSize(1);
        JsonNode letter = kinesis.letters.getFirst();
        assertThat(letter).isEqualTo(JSON.readTree("""
                {"requestContext": {"requestId": "%s",
                   "functionArn": "arn:aws:lambda:eu-west-1:123456789012:function:rollup:live",
                   "condition": "RetryAttemptsExhausted", "approximateInvokeCount": 4},
                 "responseContext": {"statusCode": 200, "executedVersion": "1", "functionError": %s},
                 "version": "1.0", "timestamp": "%s",
                 "KinesisBatchInfo": {"shardId": "shardId-000000000000", "startSequenceNumber": "%4$s",
                   "endSequenceNumber": "%4$s", "approximateArrivalOfFirstRecord": "2027-01-15T08:00:00.250Z",
                   "approximateArrivalOfLastRecord": "2027-01-15T08:00:00.250Z", "batchSize": 1,
                   "streamArn": "arn:aws:kinesis:eu-west-1:123456789012:stream/telemetry"}}
                """.formatted(
                        letter.path("requestContext").path("requestId").asString(),
                        error == null ? "null" : '"' + error + '"',
                        letter.path("timestamp").asString(),
                        numbers.get(217))));
        assertThat(status().letters()).isEqualTo(1);
        assertThat(status().records()).isEqualTo(499);
        assertThat(result()).isEqualTo("OK");
    }

    /** As recorded on AWS: three retries, and the queue hears of four invocations of the one record. */
    @Test
    void countsAttemptsAnewAfterAPartOfTheBatchIsDone() {
        mappings = mappings(new EventSource(
                "rollup", "telemetry", StartingPosition.TRIM_HORIZON, 3, 0, 1, 3, -1, false, true, "failures"));
        function.script = Script.reporting("6"::equals);
        List.of("1", "2", "3", "4", "5", "6").forEach(data -> kinesis.put(SHARD, data));
        run(Duration.ofSeconds(10));
        assertThat(function.invocations)
                .containsExactly(
                        List.of("1", "2", "3"),
                        List.of("4", "5", "6"),
                        List.of("6"),
                        List.of("6"),
                        List.of("6"),
                        List.of("6"));
        assertThat(kinesis.letters)
                .singleElement()
                .satisfies(letter -> assertThat(letter.path("requestContext")
                                .path("approximateInvokeCount")
                                .asInt())
                        .isEqualTo(4));
    }

    @Test
    void givesUpAWholeBatchThatIsNotSplit() {
        mappings = mappings(new EventSource(
                "rollup", "telemetry", StartingPosition.TRIM_HORIZON, 3, 0, 1, 1, -1, false, false, "failures"));
        function.script = Script.throwingOn("b"::equals);
        List.of("a", "b", "c", "d").forEach(data -> kinesis.put(SHARD, data));
        run(Duration.ofSeconds(10));
        assertThat(function.done).containsExactly("d");
        assertThat(kinesis.letters)
                .singleElement()
                .satisfies(letter -> assertThat(letter.path("KinesisBatchInfo")
                                .path("batchSize")
                                .asInt())
                        .isEqualTo(3));
    }

    @Test
    void readsNoReportThatTheMappingDoesNotAskFor() {
        mappings = mappings(new EventSource(
                "rollup", "telemetry", StartingPosition.TRIM_HORIZON, 3, 0, 1, 1, -1, true, false, "failures"));
        function.script = Script.reporting("b"::equals);
        List.of("a", "b", "c").forEach(data -> kinesis.put(SHARD, data));
        run(Duration.ofSeconds(10));
        assertThat(function.invocations).hasSize(1);
        assertThat(kinesis.letters).isEmpty();
    }

    @Test
    void triesForEverWithoutABoundOfAttempts() {
        mappings = mappings(new EventSource(
                "rollup", "telemetry", StartingPosition.TRIM_HORIZON, 3, 0, 1, -1, -1, true, true, "failures"));
        function.script = Script.throwingOn("a"::equals);
        kinesis.put(SHARD, "a");
        run(Duration.ofMinutes(10));
        assertThat(function.invocations).hasSizeGreaterThan(60);
        assertThat(kinesis.letters).isEmpty();
        assertThat(result()).isEqualTo("PROBLEM: Function call failed");
        assertThat(status().iteratorAge()).isGreaterThan(Duration.ofMinutes(9));
    }

    @Test
    void countsNoAttemptThatReachedNoFunction() {
        int[] attempts = {0};
        function.script = data -> {
            if (++attempts[0] < 20) {
                throw new NotInvokedException(Reason.THROTTLED, "Rate Exceeded.");
            }
            return Script.succeeding().answer(data);
        };
        kinesis.put(SHARD, "a");
        StreamReader reader = run(Duration.ofSeconds(10));
        assertThat(result()).isEqualTo("PROBLEM: Rate Exceeded.");
        run(reader, Duration.ofMinutes(5));
        assertThat(function.done).containsExactly("a");
        assertThat(kinesis.letters).isEmpty();
        assertThat(result()).isEqualTo("OK");
    }

    @Test
    void givesUpWhatIsTooOldAndNothingYounger() {
        String first = kinesis.put(SHARD, "old");
        String last = kinesis.put(SHARD, "old too");
        now = now.plus(Duration.ofSeconds(3601));
        kinesis.put(SHARD, "young");
        run(Duration.ofSeconds(1));
        assertThat(function.done).containsExactly("young");
        assertThat(kinesis.letters).singleElement().satisfies(letter -> {
            assertThat(letter.path("requestContext").path("condition").asString())
                    .isEqualTo("MaximumRecordAgeExceeded");
            assertThat(letter.path("requestContext")
                            .path("approximateInvokeCount")
                            .asInt())
                    .isZero();
            assertThat(letter.has("responseContext")).isFalse();
            JsonNode info = letter.path("KinesisBatchInfo");
            assertThat(info.path("startSequenceNumber").asString()).isEqualTo(first);
            assertThat(info.path("endSequenceNumber").asString()).isEqualTo(last);
            assertThat(info.path("batchSize").asInt()).isEqualTo(2);
        });
    }

    @Test
    void givesUpWhatBecomesTooOldWhileTheFunctionIsNotThere() {
        function.script = data -> {
            throw new NotInvokedException(Reason.FAULT, "later");
        };
        kinesis.put(SHARD, "a");
        run(Duration.ofSeconds(3620));
        assertThat(kinesis.letters).hasSize(1);
    }
}
