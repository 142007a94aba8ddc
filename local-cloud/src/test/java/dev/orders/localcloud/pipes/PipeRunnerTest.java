package dev.orders.localcloud.pipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.definitions.PipesDefinition.StartingPosition;
import dev.orders.localcloud.shards.CallFailedException;
import dev.orders.localcloud.shards.StreamReader;
import dev.orders.localcloud.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PipeRunnerTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long NOW = 1_800_000_000;
    private static final CallFailedException BUSY = new CallFailedException(500, "InternalFailure", "later");
    private static final CallFailedException REFUSED = new CallFailedException(400, "ValidationException", "no");
    private static final JsonNode NEW_ORDERS = JSON.readTree("""
            {"eventName": ["INSERT"], "dynamodb": {"Keys": {"orderId":
              {"S": [{"anything-but": {"prefix": "idempotency#"}}]}}}}""");

    private Instant now = Instant.ofEpochSecond(NOW);
    private final InstantSource clock = () -> now;
    private final StateStore state = StateStore.inMemory(JSON);
    private final FakeServices services = new FakeServices();

    @BeforeEach
    void oneShard() {
        services.shard("shard-1", null);
    }

    @Test
    void startsTheWorkflowWithKeysInAnArray() {
        services.change("shard-1", "INSERT", "ada", "order-1", NOW);
        work(runner());
        assertThat(services.started).containsExactly("[{\"userId\":\"ada\",\"orderId\":\"order-1\"}]");
        assertThat(status().state()).isEqualTo("RUNNING");
        assertThat(status().delivered()).isEqualTo(1);
    }

    @Test
    void leavesIdempotencyRecordsAndOtherChangesOut() {
        services.change("shard-1", "INSERT", "ada", "idempotency#12", NOW);
        services.change("shard-1", "MODIFY", "ada", "order-1", NOW);
        services.change("shard-1", "REMOVE", "ada", "order-1", NOW);
        services.change("shard-1", "INSERT", "ada", "order-2", NOW);
        work(runner());
        assertThat(services.started).containsExactly(started("order-2"));
    }

    @Test
    void keepsTheOrderWhileTheTargetFails() {
        services.change("shard-1", "INSERT", "ada", "order-1", NOW);
        services.change("shard-1", "INSERT", "ada", "order-2", NOW);
        services.workflow = input -> input.contains("order-1") ? BUSY : null;
        StreamReader runner = runner();
        work(runner);
        assertThat(services.started).isEmpty();
        assertThat(status().state()).isEqualTo("FAILING");
        assertThat(status().reason()).isEqualTo("InternalFailure: later");

        services.workflow = input -> null;
        work(runner);
        assertThat(services.started).containsExactly(started("order-1"), started("order-2"));
        assertThat(services.deadLetters).isEmpty();
        assertThat(status().state()).isEqualTo("RUNNING");
    }

    @Test
    void deliversAgainWhatWasUnderWayInACrash() {
        services.change("shard-1", "INSERT", "ada", "order-1", NOW);
        services.workflow = input -> {
            services.started.add(input);
            throw new IllegalStateException("the process ends after the target took it");
        };
        try {
            work(runner());
        } catch (IllegalStateException crash) {
            services.workflow = input -> null;
        }
        work(runner());
        assertThat(services.started).containsExactly(started("order-1"), started("order-1"));
    }

    @Test
    void deliversNothingAgainAfterARestart() {
        services.change("shard-1", "INSERT", "ada", "order-1", NOW);
        work(runner());
        services.change("shard-1", "INSERT", "ada", "order-2", NOW);
        work(runner());
        assertThat(services.started).containsExactly(started("order-1"), started("order-2"));
    }

    @Test
    void givesUpWhatTheTargetRefusesAndGoesOn() {
        String poison = services.change("shard-1", "INSERT", "ada", "poison", NOW);
        services.change("shard-1", "INSERT", "ada", "order-2", NOW);
        int[] attempts = {0};
        services.workflow = input -> input.contains("poison") && ++attempts[0] > 0 ? REFUSED : null;
        work(runner());
        assertThat(attempts[0]).isEqualTo(4);
        assertThat(services.started).containsExactly(started("order-2"));
        assertThat(services.deadLetters).hasSize(1);
        assertThat(services.deadLetters.getFirst()).isEqualTo(JSON.readTree("""
                {"context": {"partnerResourceArn": "arn:aws:pipes:eu-west-1:123456789012:pipe/test",
                             "condition": "RetryAttemptsExhausted"},
                 "version": "1.0", "timestamp": "2027-01-15T08:00:00Z",
                 "DDBStreamBatchInfo": {"shardId": "shard-1", "startSequenceNumber": "%1$s", "endSequenceNumber": "%1$s",
                   "approximateArrivalOfFirstRecord": "2027-01-15T08:00:00Z",
                   "approximateArrivalOfLastRecord": "2027-01-15T08:00:00Z", "batchSize": 1,
                   "streamArn": "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026"}}
                """.formatted(poison)));
        assertThat(status().deadLetters()).isEqualTo(1);
    }

    @Test
    void countsNoFaultOfTheTargetAsAnAttempt() {
        services.change("shard-1", "INSERT", "ada", "order-1", NOW);
        int[] attempts = {0};
        services.workflow = input -> ++attempts[0] < 20 ? BUSY : null;
        work(runner());
        assertThat(services.started).containsExactly(started("order-1"));
        assertThat(services.deadLetters).isEmpty();
    }

    @Test
    void givesUpWhatIsTooOld() {
        services.change("shard-1", "INSERT", "ada", "old", NOW - 3601);
        services.change("shard-1", "INSERT", "ada", "order-2", NOW - 3599);
        work(runner());
        assertThat(services.started).containsExactly(started("order-2"));
        assertThat(services.deadLetters)
                .singleElement()
                .satisfies(letter -> assertThat(
                                letter.path("context").path("condition").asString())
                        .isEqualTo("MaximumRecordAgeExceeded"));
    }

    @Test
    void givesUpWhatBecomesTooOldWhileTheTargetFails() {
        services.change("shard-1", "INSERT", "ada", "order-1", NOW);
        services.workflow = input -> BUSY;
        StreamReader runner = runner();
        work(runner);
        now = now.plus(Duration.ofSeconds(3601));
        work(runner);
        assertThat(services.deadLetters).hasSize(1);
    }

    @Test
    void losesNothingWhileTheQueueRefuses() {
        services.change("shard-1", "INSERT", "ada", "poison", NOW);
        services.change("shard-1", "INSERT", "ada", "order-2", NOW);
        services.workflow = input -> input.contains("poison") ? REFUSED : null;
        services.queue = new CallFailedException(400, "AccessDeniedException", "sqs:SendMessage");
        StreamReader runner = runner();
        work(runner);
        assertThat(services.started).isEmpty();
        assertThat(status().reason()).isEqualTo("AccessDeniedException: sqs:SendMessage");

        services.queue = null;
        work(runner);
        assertThat(services.deadLetters).hasSize(1);
        assertThat(services.started).containsExactly(started("order-2"));
    }

    @Test
    void givesUpWhatTheTemplateDoesNotFit() {
        services.change("shard-1", "INSERT", "ada", "order-1", NOW);
        services.change("shard-1", "INSERT", "ada", "order-2", NOW);
        Pipe pipe = pipe(StartingPosition.TRIM_HORIZON, 1, "{\"image\": <$.dynamodb.NewImage>}");
        work(PipesConfiguration.reader(pipe, services, state, clock));
        assertThat(services.deadLetters).hasSize(2);
        assertThat(services.started).isEmpty();
    }

    @Test
    void goesOnTryingWithoutThePermissionToRead() {
        services.change("shard-1", "INSERT", "ada", "order-1", NOW);
        services.source = new CallFailedException(400, "AccessDeniedException", "dynamodb:GetRecords");
        StreamReader runner = runner();
        work(runner);
        assertThat(status().state()).isEqualTo("FAILING");
        assertThat(status().reason()).isEqualTo("AccessDeniedException: dynamodb:GetRecords");

        services.source = null;
        work(runner);
        assertThat(services.started).hasSize(1);
        assertThat(status().state()).isEqualTo("RUNNING");
    }

    @Test
    void readsAParentToItsEndBeforeItsChildren() {
        services.shard("shard-2", "shard-1");
        services.change("shard-2", "INSERT", "ada", "order-2", NOW);
        services.change("shard-1", "INSERT", "ada", "order-1", NOW);
        StreamReader runner = runner();
        work(runner);
        assertThat(services.started).containsExactly(started("order-1"));

        services.close("shard-1");
        work(runner);
        assertThat(services.started).containsExactly(started("order-1"), started("order-2"));
        work(runner());
        assertThat(services.started).hasSize(2);
    }

    @Test
    void readsWhatIsLeftWhenTheStreamHasForgottenTheRest() {
        services.change("shard-1", "INSERT", "ada", "order-1", NOW);
        StreamReader runner = runner();
        work(runner);
        services.trimmed = services.change("shard-1", "INSERT", "ada", "order-2", NOW);
        services.change("shard-1", "INSERT", "ada", "order-3", NOW);
        work(runner);
        assertThat(services.started).containsExactly(started("order-1"), started("order-3"));
    }

    @Test
    void aShardThatFailsDoesNotHoldUpAnother() {
        services.shard("shard-2", null);
        services.change("shard-1", "INSERT", "ada", "order-1", NOW);
        services.change("shard-2", "INSERT", "bob", "order-2", NOW);
        services.workflow = input -> input.contains("ada") ? BUSY : null;
        work(runner());
        assertThat(services.started).singleElement().asString().contains("order-2");
    }

    @Test
    void sendsAsManyTogetherAsTheBatchTakes() {
        for (String order : List.of("a", "b", "idempotency#1", "c")) {
            services.change("shard-1", "INSERT", "ada", order, NOW);
        }
        Pipe pipe = pipe(StartingPosition.TRIM_HORIZON, 2, "<$.dynamodb.Keys.orderId.S>");
        work(PipesConfiguration.reader(pipe, services, state, clock));
        assertThat(services.started).containsExactly("[\"a\",\"b\"]", "[\"c\"]");
    }

    @Test
    void beginsWithWhatComesNext() {
        services.change("shard-1", "INSERT", "ada", "before", NOW);
        Pipe pipe = pipe(StartingPosition.LATEST, 1, "<$.dynamodb.Keys.orderId.S>");
        work(PipesConfiguration.reader(pipe, services, state, clock));
        services.change("shard-1", "INSERT", "ada", "while-down", NOW);
        work(PipesConfiguration.reader(pipe, services, state, clock));
        assertThat(services.started).containsExactly("[\"while-down\"]");
    }

    private StreamReader runner() {
        Pipe pipe = pipe(
                StartingPosition.TRIM_HORIZON,
                1,
                "{\"userId\": <$.dynamodb.Keys.userId.S>, \"orderId\": <$.dynamodb.Keys.orderId.S>}");
        return PipesConfiguration.reader(pipe, services, state, clock);
    }

    private static Pipe pipe(StartingPosition position, int batchSize, String template) {
        return new Pipe(
                "test",
                "arn:aws:pipes:eu-west-1:123456789012:pipe/test",
                "orders",
                position,
                batchSize,
                3,
                Duration.ofHours(1),
                "https://sqs/letters",
                new EventFilter(List.of(NEW_ORDERS), "/filters"),
                new InputTemplate(template, "/template"),
                "arn:aws:states:eu-west-1:123456789012:stateMachine:test");
    }

    private static String started(String order) {
        return "[{\"userId\":\"ada\",\"orderId\":\"" + order + "\"}]";
    }

    private Health.Status status() {
        return state.map("pipes.status", Health.Status.class).get("test");
    }

    /** As often as it takes for everything that can happen. */
    private static void work(StreamReader runner) {
        for (int i = 0; i < 60; i++) {
            runner.step();
        }
    }
}
