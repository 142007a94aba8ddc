package dev.orders.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.e2e.client.Await;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.OrdersApi.Answer;
import dev.orders.e2e.client.Rollups;
import dev.orders.e2e.client.Telemetry;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.LocalProcess;
import dev.orders.e2e.mutations.DefinitionsCopy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * What goes wrong between the API and the numbers. Nobody but services may put what these tests need, so they run where the API
 * stamps what a person sends as a service's; and the event source gives up sooner, so that nobody waits for it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryFaultsIT {

    private static final String PLACED = """
            {"type": "order.placed", "source": "/api-service", "data": {"currency": "EUR", "total": 100, "lines": 1}}""";
    private static final String POISON = """
            {"type": "order.placed", "source": "/api-service", "data": {"currency": "EUR", "total": "a lot", "lines": 1}}""";
    private static final int LARGE = 10;
    private static final int BURST = 1_500;
    private static final String HALF_A_MEGABYTE = "x".repeat(500_000);
    private static final int BATCH = 250;

    @TempDir
    private static Path folder;

    private LocalProcess process;
    private Environment environment;
    private OrdersApi api;
    private Telemetry telemetry;
    private Rollups numbers;

    @BeforeAll
    void start() {
        DefinitionsCopy definitions = DefinitionsCopy.in(folder)
                .stampingPeopleAsServices()
                .replace("functions.yaml", "maximumRetryAttempts: 10", "maximumRetryAttempts: 3");
        process = LocalProcess.startOn(definitions.folder());
        environment = process.awaitReady();
        api = OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("customer1")));
        telemetry = Telemetry.of(environment);
        numbers = new Rollups(environment);
    }

    @AfterAll
    void end() {
        numbers.close();
        process.close();
    }

    @Test
    void aPoisonousRecordEndsAloneInTheQueueAndAllOthersAreCounted() {
        long before = placed();
        List<String> events = new ArrayList<>(Collections.nCopies(21, PLACED));
        events.set(10, POISON);

        Answer answer = api.post("/telemetry/batch", batch(events));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        Await.until("all others are counted", this::placed, now -> now == before + 20);
        List<JsonNode> letters = Await.until("the poison is told of", numbers::failures, found -> !found.isEmpty());
        assertThat(letters).singleElement().satisfies(letter -> {
            JsonNode records = letter.get("KinesisBatchInfo");
            assertThat(letter.at("/requestContext/condition").asString()).isEqualTo("RetryAttemptsExhausted");
            assertThat(records.get("batchSize").asInt()).isEqualTo(1);
            assertThat(telemetry.events(
                            records.get("shardId").asString(),
                            records.get("startSequenceNumber").asString(),
                            records.get("endSequenceNumber").asString()))
                    .singleElement()
                    .satisfies(poison -> assertThat(poison.get("id").asString())
                            .isEqualTo(answer.header("x-amzn-RequestId") + ".10"));
        });
    }

    /** Each batch is several transactions: the function dies between them, or in one. */
    @Test
    void aFunctionThatIsKilledInTheMiddleOfABatchCountsEachEventOnce() {
        long before = placed();
        int sent = 800;
        sendAll(batches(Collections.nCopies(sent, PLACED)));

        int killedInTheMiddle = 0;
        for (long counted = before; counted < before + sent; ) {
            long last = counted;
            counted = Await.until("more is counted", Duration.ofSeconds(90), this::placed, now -> now > last);
            if (counted < before + sent && killedInTheMiddle < 2) {
                killFunction();
                killedInTheMiddle++;
            }
        }

        assertThat(killedInTheMiddle).isPositive();
        assertThat(placed()).isEqualTo(before + sent);
        assertThat(numbers.orders()).containsEntry("revenue EUR", 100 * (before + sent));
    }

    /** 1,000 records and 1 MiB a second are what a shard takes, and all of a person's events are in one. */
    @Test
    void aClientThatRepeatsWhatAThrottledShardRefusedLosesAndDoublesNothing() {
        List<List<String>> batches = Stream.concat(
                        IntStream.range(0, LARGE / 2)
                                .mapToObj(i ->
                                        List.of(marked(2 * i, HALF_A_MEGABYTE), marked(2 * i + 1, HALF_A_MEGABYTE))),
                        batches(IntStream.range(LARGE, BURST)
                                .mapToObj(i -> marked(i, "short"))
                                .toList()))
                .toList();

        int refused = sendAll(batches.stream());

        assertThat(refused).as("refused by the shard").isPositive();
        assertThat(telemetry.events().stream()
                        .filter(event -> event.at("/data/mark").isNumber())
                        .map(event -> event.at("/data/mark").asInt())
                        .sorted()
                        .toList())
                .isEqualTo(IntStream.range(0, BURST).boxed().toList());
        Await.until(
                "each is counted once",
                Duration.ofSeconds(90),
                () -> numbers.orders().get("cancelled"),
                now -> now == BURST);
    }

    private static String marked(int mark, String note) {
        return """
                {"type": "order.cancelled", "source": "/api-service", "data": {"mark": %d, "note": "%s"}}""".formatted(mark, note);
    }

    private static Stream<List<String>> batches(List<String> events) {
        return IntStream.range(0, (events.size() + BATCH - 1) / BATCH)
                .mapToObj(i -> events.subList(i * BATCH, Math.min(events.size(), (i + 1) * BATCH)));
    }

    /** Sends batches side by side, and what failed again until nothing fails; answers how many failed on the way. */
    private int sendAll(Stream<List<String>> batches) {
        AtomicInteger failures = new AtomicInteger();
        try (ExecutorService senders = Executors.newFixedThreadPool(6)) {
            CompletableFuture.allOf(batches.map(
                                    batch -> CompletableFuture.runAsync(() -> failures.addAndGet(send(batch)), senders))
                            .toArray(CompletableFuture[]::new))
                    .join();
        }
        return failures.get();
    }

    private int send(List<String> batch) {
        List<String> left = batch;
        int failures = 0;
        while (!left.isEmpty()) {
            List<String> sent = left;
            Answer answer = api.post("/telemetry/batch", batch(sent));
            assertThat(answer.status()).as(answer.toString()).isIn(202, 503);
            // 503 says that nothing was taken.
            List<String> failed = answer.status() == 503
                    ? sent
                    : answer.json()
                            .get("failed")
                            .valueStream()
                            .map(index -> sent.get(index.asInt()))
                            .toList();
            failures += failed.size();
            left = failed;
            if (!failed.isEmpty()) {
                await().pollDelay(Duration.ofMillis(200)).until(() -> true);
            }
        }
        return failures;
    }

    private static String batch(List<String> events) {
        return events.stream().collect(Collectors.joining(",", "{\"events\":[", "]}"));
    }

    private void killFunction() {
        process.process()
                .descendants()
                .filter(child -> child.info().commandLine().orElse("").contains("RuntimeLoop"))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private long placed() {
        return numbers.orders().get("placed");
    }
}
