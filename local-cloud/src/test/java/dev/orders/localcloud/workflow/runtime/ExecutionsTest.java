package dev.orders.localcloud.workflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.workflow.engine.Effect;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Outcome;
import dev.orders.localcloud.workflow.engine.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class ExecutionsTest {

    private static final String CALL = Bench.machine("""
            {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem", "Arguments": {"Id": "a"},
             "Retry": [{"ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 2, "MaxAttempts": 2}], "End": true}""");
    private static final String WAIT = Bench.machine("{\"Type\": \"Wait\", \"Seconds\": 3600, \"End\": true}");
    private static final String TOKEN = Bench.machine("""
            {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken",
             "Arguments": {"Token": "{% $states.context.Task.Token %}"}, "TimeoutSeconds": 600, "End": true}""");

    private final ManualTime time = new ManualTime();
    private final Queue<Effect.Call> calls = new ConcurrentLinkedQueue<>();

    private Signal answer(Execution execution, Effect.Call call) {
        calls.add(call);
        return new Signal.CallAnswered(call.frame(), call.attempt(), JsonNodeFactory.instance.objectNode());
    }

    private Bench bench(String definition) {
        return bench(definition, this::answer);
    }

    private Bench bench(String definition, Bench.Answers tasks) {
        return new Bench(definition, Lifecycle.STANDARD, Bench.memory(), time, tasks);
    }

    @Test
    void callsAndEnds() {
        try (Bench bench = bench(CALL)) {
            bench.start("one");

            assertThat(bench.outcome("one").status()).isEqualTo(Outcome.Status.SUCCEEDED);
            assertThat(calls).hasSize(1);
            assertThat(bench.executions().journal().history("m/one", bench.record("one"), 1, 100))
                    .extracting(event -> event.type().name())
                    .containsExactly(
                            "ExecutionStarted",
                            "TaskStateEntered",
                            "TaskScheduled",
                            "TaskStarted",
                            "TaskSucceeded",
                            "TaskStateExited",
                            "ExecutionSucceeded");
        }
    }

    @Test
    void waitsUntilTheTimeHasCome() {
        try (Bench bench = bench(WAIT)) {
            bench.start("one");
            time.advance(Duration.ofSeconds(3599));
            assertThat(bench.record("one").status()).isEqualTo("RUNNING");

            time.advance(Duration.ofSeconds(1));
            assertThat(bench.outcome("one").status()).isEqualTo(Outcome.Status.SUCCEEDED);
        }
    }

    @Test
    void triesAgainAfterTheInterval() {
        AtomicInteger attempts = new AtomicInteger();
        try (Bench bench = bench(
                CALL,
                (execution, call) -> attempts.incrementAndGet() < 3
                        ? new Signal.CallFailed(call.frame(), call.attempt(), "DynamoDb.DynamoDbException", "no")
                        : answer(execution, call))) {
            bench.start("one");
            await().until(() -> bench.record("one").snapshot().frames().get(0).retryCount() == 1);
            time.advance(Duration.ofSeconds(2));
            await().until(() -> attempts.get() == 2);
            await().until(() -> bench.record("one").snapshot().frames().get(0).retryCount() == 2);
            time.advance(Duration.ofSeconds(4));

            assertThat(bench.outcome("one").status()).isEqualTo(Outcome.Status.SUCCEEDED);
        }
    }

    @Test
    void failsWhenACallEndsInAFault() {
        try (Bench bench = bench(CALL.replace("\"MaxAttempts\": 2", "\"MaxAttempts\": 0"), (execution, call) -> {
            throw new IllegalStateException("a fault of the test");
        })) {
            bench.start("one");

            assertThat(bench.outcome("one").error()).isEqualTo("States.TaskFailed");
        }
    }

    @Test
    void findsTheSameExecutionRunning() {
        try (Bench bench = bench(WAIT)) {
            ExecutionRecord first = bench.start("one");
            time.advance(Duration.ofSeconds(1));

            assertThat(bench.start("one").execution().startTime())
                    .isEqualTo(first.execution().startTime());
        }
    }

    @Test
    void refusesANameForAnotherInputAndForOneThatIsOver() {
        try (Bench bench = bench(WAIT)) {
            bench.start("one");
            assertTaken(bench, "{\"other\": 1}");

            time.advance(Duration.ofHours(1));
            bench.outcome("one");
            assertTaken(bench, "{}");
        }
    }

    @Test
    void givesANameAgainAfterNinetyDays() {
        try (Bench bench = bench(WAIT)) {
            bench.start("one");
            time.advance(Duration.ofHours(1));
            bench.outcome("one");
            time.advance(Duration.ofDays(91));

            assertThat(bench.executions().find("m", "one")).isEmpty();
            assertThat(bench.start("one").status()).isEqualTo("RUNNING");
            assertThat(bench.executions().journal().history("m/one", bench.record("one"), 1, 100))
                    .hasSize(2);
        }
    }

    private static void assertTaken(Bench bench, String input) {
        CompletableFuture<ExecutionRecord> again = bench.executions().start(bench.execution("one", input));
        assertThatThrownBy(again::join).hasCauseInstanceOf(NameTakenException.class);
    }

    @Test
    void takesATokenOnce() {
        try (Bench bench = bench(TOKEN)) {
            bench.start("one");
            Signal success = returned(bench);

            assertThat(bench.executions()
                            .deliver(bench.record("one").execution(), success)
                            .join())
                    .isEqualTo(Delivery.TAKEN);
            assertThat(bench.executions()
                            .deliver(bench.record("one").execution(), success)
                            .join())
                    .isEqualTo(Delivery.TOO_LATE);
            assertThat(bench.outcome("one").output().asString()).isEqualTo("approved");
        }
    }

    @Test
    void takesATokenThatComesBeforeTheCallHasAnswered() {
        CountDownLatch returned = new CountDownLatch(1);
        try (Bench bench = bench(TOKEN, (execution, call) -> {
            calls.add(call);
            awaitQuietly(returned);
            return answer(execution, call);
        })) {
            bench.start("one");
            assertThat(bench.executions()
                            .deliver(bench.record("one").execution(), returned(bench))
                            .join())
                    .isEqualTo(Delivery.TAKEN);
            returned.countDown();

            assertThat(bench.outcome("one").status()).isEqualTo(Outcome.Status.SUCCEEDED);
        }
    }

    @Test
    void takesNoTokenAfterTheTimeout() {
        try (Bench bench = bench(TOKEN)) {
            bench.start("one");
            Signal success = returned(bench);
            time.advance(Duration.ofSeconds(600));

            assertThat(bench.outcome("one").error()).isEqualTo("States.Timeout");
            assertThat(bench.executions()
                            .deliver(bench.record("one").execution(), success)
                            .join())
                    .isEqualTo(Delivery.TOO_LATE);
        }
    }

    /** Who was given the token returns it. */
    private Signal returned(Bench bench) {
        await().until(() -> !calls.isEmpty());
        Tokens.Waiter waiter = bench.tokens()
                .read(calls.element().arguments().get("Token").stringValue())
                .orElseThrow();
        return new Signal.TaskSucceeded(
                waiter.frame(), waiter.attempt(), JsonNodeFactory.instance.stringNode("approved"));
    }

    @Test
    void slowCallsOfOneHoldUpNoOther() {
        CountDownLatch slow = new CountDownLatch(1);
        try (Bench bench = bench(CALL, (execution, call) -> {
            if (execution.name().startsWith("slow")) {
                awaitQuietly(slow);
            }
            return answer(execution, call);
        })) {
            IntStream.range(0, 100).forEach(i -> bench.start("slow-" + i));
            bench.start("quick");

            assertThat(bench.outcome("quick").status()).isEqualTo(Outcome.Status.SUCCEEDED);
            slow.countDown();
        }
    }

    @Test
    void finishesAThousandAtOnce(@TempDir Path folder) {
        try (StateStore store = StateStore.in(folder, JsonMapper.shared());
                Bench bench = new Bench(CALL, Lifecycle.STANDARD, store, time, this::answer)) {
            List<CompletableFuture<ExecutionRecord>> started = IntStream.range(0, 1000)
                    .mapToObj(i -> bench.executions().start(bench.execution("e" + i, "{\"number\": " + i + "}")))
                    .toList();
            started.forEach(CompletableFuture::join);

            for (int i = 0; i < 1000; i++) {
                assertThat(bench.outcome("e" + i).status()).isEqualTo(Outcome.Status.SUCCEEDED);
            }
            assertThat(calls).hasSize(1000);
        }
    }

    @Test
    void recoversTenThousandThatWaitWithoutReadingThem() {
        StateStore store = Bench.memory();
        try (Bench before = new Bench(WAIT, Lifecycle.STANDARD, store, time, this::answer)) {
            before.start("first");
            time.advance(Duration.ofMinutes(1));
            IntStream.range(1, 10_000)
                    .mapToObj(i -> before.executions().start(before.execution("e" + i, "{}")))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        ManualTime later = new ManualTime();
        try (Bench after = new Bench(WAIT, Lifecycle.STANDARD, store, later, this::answer)) {
            long start = System.nanoTime();
            after.executions().recover();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(later.waiting()).isEqualTo(10_000);

            later.advance(Duration.ofHours(1));
            assertThat(after.outcome("first").status()).isEqualTo(Outcome.Status.SUCCEEDED);
            assertThat(after.record("e9999").status()).isEqualTo("RUNNING");
        }
    }

    @Test
    void everyCallIsOnDiskBeforeItIsMade(@TempDir Path folder, @TempDir Path copies) {
        Queue<Path> seen = new ConcurrentLinkedQueue<>();
        try (StateStore store = StateStore.in(folder, JsonMapper.shared());
                Bench bench = new Bench(CALL, Lifecycle.STANDARD, store, time, (execution, call) -> {
                    seen.add(copy(folder, copies.resolve(execution.name())));
                    return answer(execution, call);
                })) {
            bench.start("one");
            bench.outcome("one");
        }
        assertThat(seen).hasSize(1).allSatisfy(copy -> {
            try (StateStore store = StateStore.in(copy, JsonMapper.shared());
                    Bench bench = new Bench(CALL, Lifecycle.STANDARD, store, time, this::answer)) {
                assertThat(bench.record("one").status()).isEqualTo("RUNNING");
                bench.executions().recover();
                assertThat(bench.outcome("one").status()).isEqualTo(Outcome.Status.SUCCEEDED);
            }
        });
    }

    private static Path copy(Path folder, Path to) {
        try {
            Files.createDirectories(to);
            return Files.copy(folder.resolve("local-cloud.mv"), to.resolve("local-cloud.mv"))
                    .getParent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anExpressExecutionBeginsAnewAfterARestartAndIsForgotten() {
        StateStore store = Bench.memory();
        CountDownLatch never = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        try (Bench before = new Bench(CALL, Lifecycle.EXPRESS, store, time, (execution, call) -> {
            begun.incrementAndGet();
            awaitQuietly(never);
            return answer(execution, call);
        })) {
            before.start("one");
            await().until(() -> begun.get() == 1);
        }
        time.advance(Duration.ofHours(1));
        try (Bench after = new Bench(CALL, Lifecycle.EXPRESS, store, time, this::answer)) {
            after.executions().recover();

            await().until(() -> calls.size() == 1);
            await().until(() -> after.executions().find("m", "one").isEmpty());
        }
        never.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
