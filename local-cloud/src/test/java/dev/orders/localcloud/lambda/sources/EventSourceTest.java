package dev.orders.localcloud.lambda.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.definitions.FunctionsDefinition.EventSource;
import dev.orders.localcloud.definitions.PipesDefinition.StartingPosition;
import dev.orders.localcloud.lambda.NotInvokedException;
import dev.orders.localcloud.lambda.NotInvokedException.Reason;
import dev.orders.localcloud.lambda.sources.ScriptedFunction.Script;
import dev.orders.localcloud.shards.CallFailedException;
import dev.orders.localcloud.shards.StreamReader;
import dev.orders.localcloud.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EventSourceTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SHARD = "shardId-000000000000";
    private static final String SECOND = "shardId-000000000001";
    private static final EventSource SOURCE = new EventSource(
            "rollup", "telemetry", StartingPosition.TRIM_HORIZON, 500, 0, 1, 3, 3600, true, true, "failures");

    private Instant now = Instant.parse("2027-01-15T08:00:00.250Z");
    private final InstantSource clock = () -> now;
    private final StateStore state = StateStore.inMemory(JSON);
    private final FakeKinesis kinesis = new FakeKinesis(clock);
    private final ScriptedFunction function = new ScriptedFunction();
    private EventSourceMappings mappings = mappings(SOURCE);

    @BeforeEach
    void oneShard() {
        kinesis.shard(SHARD);
    }

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
    void endsABatchAtSixMegabytes() {
        String large = "x".repeat(1024 * 1024);
        IntStream.range(0, 5).forEach(i -> kinesis.put(SHARD, large));
        run(Duration.ofSeconds(1));
        // In base64 each is a third longer.
        assertThat(function.invocations).extracting(List::size).containsExactly(4, 1);
    }

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
                   "functionArn": "arn:aws:lambda:eu-west-1:123456789012:function:rollup",
                   "condition": "RetryAttemptsExhausted", "approximateInvokeCount": 4},
                 "responseContext": {"statusCode": 200, "executedVersion": "$LATEST", "functionError": %s},
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

    private EventSourceMappings mappings(EventSource source) {
        Mapping mapping = new Mapping(
                "2f8cbb4c-5a1a-3c1d-9f5e-0c5a3c1d9f5e",
                "eu-west-1",
                "123456789012",
                "rollup",
                "rollup-role",
                "telemetry",
                "failures",
                source);
        return new EventSourceMappings(List.of(mapping), state, clock);
    }

    private static EventSource with(int batchSize, int window) {
        return new EventSource(
                "rollup",
                "telemetry",
                StartingPosition.TRIM_HORIZON,
                batchSize,
                window,
                1,
                3,
                3600,
                true,
                true,
                "failures");
    }

    private static CallFailedException denied(String action) {
        return new CallFailedException(
                400, "AccessDeniedException", "User: rollup-role is not authorized to perform: " + action);
    }

    private String result() {
        return mappings.status().getFirst().lastProcessingResult();
    }

    private EventSourceMappings.ShardStatus status() {
        return mappings.status().getFirst().shards().getFirst();
    }

    /** A reader after a start, at work for so long. */
    private StreamReader run(Duration time) {
        StreamReader reader =
                EventSourcesConfiguration.reader(mappings.all().getFirst(), function, kinesis, state, clock);
        run(reader, time);
        return reader;
    }

    private void run(StreamReader reader, Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            Duration wait = reader.step();
            now = now.plus(wait);
        }
    }
}
