package dev.orders.localcloud.workflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.workflow.engine.Effect;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Outcome;
import dev.orders.localcloud.workflow.engine.Signal;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class JobsTest {

    private static final String CHILD = Bench.machine("""
            {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
             "Arguments": {"StateMachineArn": "child"}, "TimeoutSeconds": 600, "End": true}""");
    private static final ObjectNode JOB = JsonNodeFactory.instance.objectNode().put("ExecutionArn", "the-child");

    private final ManualTime time = new ManualTime();
    private final StateStore store = Bench.memory();

    /** A job that is over when the test says so. */
    private static final class Job implements Tasks {
        final CompletableFuture<Void> started = new CompletableFuture<>();
        final CompletableFuture<Void> over = new CompletableFuture<>();
        final Queue<Effect.Call> calls = new ConcurrentLinkedQueue<>();
        final Queue<Effect.Follow> followed = new ConcurrentLinkedQueue<>();
        final Queue<Effect.StopJob> stopped = new ConcurrentLinkedQueue<>();

        @Override
        public Signal perform(Execution execution, Effect.Call call) {
            calls.add(call);
            started.join();
            return new Signal.CallAnswered(call.frame(), call.attempt(), JOB);
        }

        @Override
        public Signal follow(Execution execution, Effect.Follow job) {
            followed.add(job);
            over.join();
            return new Signal.TaskSucceeded(job.frame(), job.attempt(), job.job());
        }

        @Override
        public void stop(Execution execution, Effect.StopJob job) {
            stopped.add(job);
        }
    }

    private static Job started() {
        Job job = new Job();
        job.started.complete(null);
        return job;
    }

    private Bench bench(Job job) {
        return new Bench(CHILD, Lifecycle.STANDARD, store, time, job);
    }

    @Test
    void theEndOfTheJobIsTheEndOfTheTask() {
        Job job = started();
        try (Bench bench = bench(job)) {
            bench.start("one");
            await().until(() -> !job.followed.isEmpty());
            assertThat(bench.record("one").status()).isEqualTo("RUNNING");

            job.over.complete(null);
            assertThat(bench.outcome("one").output()).isEqualTo(JOB);
            assertThat(job.stopped).isEmpty();
        }
    }

    @Test
    void followsTheSameJobAfterARestartAndStartsNoSecondOne() {
        Job before = started();
        try (Bench bench = bench(before)) {
            bench.start("one");
            await().until(() -> !before.followed.isEmpty());
        }
        Job after = started();
        try (Bench bench = bench(after)) {
            bench.executions().recover();
            await().until(() -> !after.followed.isEmpty());
            assertThat(after.followed.element()).isEqualTo(before.followed.element());

            after.over.complete(null);
            assertThat(bench.outcome("one").status()).isEqualTo(Outcome.Status.SUCCEEDED);
            assertThat(after.calls).isEmpty();
        }
    }

    @Test
    void stopsTheJobOfAnExecutionThatIsStopped() {
        Job job = started();
        try (Bench bench = bench(job)) {
            bench.start("one");
            await().until(() -> !job.followed.isEmpty());

            stop(bench);
            await().until(() -> job.stopped.size() == 1);
            assertThat(job.stopped.element().job()).isEqualTo(JOB);
        }
    }

    @Test
    void stopsTheJobOfATaskThatTimesOut() {
        Job job = started();
        try (Bench bench = bench(job)) {
            bench.start("one");
            await().until(() -> !job.followed.isEmpty());

            time.advance(Duration.ofSeconds(600));
            assertThat(bench.outcome("one").error()).isEqualTo("States.Timeout");
            await().until(() -> job.stopped.size() == 1);
        }
    }

    @Test
    void stopsAJobThatWasStartedForSomebodyWhoIsGone() {
        Job job = new Job();
        try (Bench bench = bench(job)) {
            bench.start("one");
            await().until(() -> !job.calls.isEmpty());
            stop(bench);
            assertThat(job.stopped).isEmpty();

            job.started.complete(null);
            await().until(() -> job.stopped.size() == 1);
            assertThat(job.followed).isEmpty();
        }
    }

    private static void stop(Bench bench) {
        assertThat(bench.executions()
                        .deliver(bench.record("one").execution(), new Signal.Stopped(null, null))
                        .join())
                .isEqualTo(Delivery.TAKEN);
    }
}
