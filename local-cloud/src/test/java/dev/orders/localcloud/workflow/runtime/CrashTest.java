package dev.orders.localcloud.workflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.workflow.engine.Effect;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Outcome;
import dev.orders.localcloud.workflow.engine.Signal;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.mockito.stubbing.Answer;
import tools.jackson.databind.node.JsonNodeFactory;

/** The process ends after the n-th write, for every n; the next one goes on with what was written. */
class CrashTest {

    private static final String MACHINE = """
            {"QueryLanguage": "JSONata", "StartAt": "First", "States": {
              "First": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem",
                "Arguments": {"Id": "first"}, "Next": "Pause"},
              "Pause": {"Type": "Wait", "Seconds": 5, "Next": "Ask"},
              "Ask": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem.waitForTaskToken",
                "Arguments": {"Id": "ask", "Token": "{% $states.context.Task.Token %}"}, "TimeoutSeconds": 100000,
                "Assign": {"said": "{% $states.result %}"}, "Next": "Both"},
              "Both": {"Type": "Parallel", "Next": "Flaky", "Branches": [
                {"StartAt": "Left", "States": {"Left": {"Type": "Task",
                  "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem", "Arguments": {"Id": "left"}, "End": true}}},
                {"StartAt": "Right", "States": {"Right": {"Type": "Task",
                  "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem", "Arguments": {"Id": "right"},
                  "End": true}}}]},
              "Flaky": {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem",
                "Arguments": {"Id": "flaky"}, "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 2}],
                "Next": "Child"},
              "Child": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync",
                "Arguments": {"Id": "child"}, "Output": {"said": "{% $said %}"}, "End": true}}}
            """;

    /** Without a stack trace: it is thrown where the process would be gone. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Crash() {
            super("crashed", null, false, false);
        }
    }

    /** What is outside of the process, and stays. */
    private static final class World implements Tasks {
        final ManualTime time = new ManualTime();
        final StateStore store = Bench.memory();
        final Map<String, Integer> effects = new ConcurrentHashMap<>();
        final Map<String, String> tokens = new ConcurrentHashMap<>();

        @Override
        public Signal perform(Execution execution, Effect.Call call) {
            String id = call.arguments().get("Id").stringValue();
            int times = effects.merge(id, 1, Integer::sum);
            if (call.taskToken() != null) {
                tokens.put(id, call.taskToken());
            }
            return id.equals("flaky") && times == 1
                    ? new Signal.CallFailed(call.frame(), call.attempt(), "DynamoDb.DynamoDbException", "once")
                    : new Signal.CallAnswered(call.frame(), call.attempt(), JsonNodeFactory.instance.objectNode());
        }

        @Override
        public Signal follow(Execution execution, Effect.Follow job) {
            effects.merge("followed", 1, Integer::sum);
            return new Signal.TaskSucceeded(job.frame(), job.attempt(), job.job());
        }

        @Override
        public void stop(Execution execution, Effect.StopJob job) {
            throw new AssertionError("nobody stops anything");
        }
    }

    /** A store that fails for good after so many writes. */
    private static StateStore failing(StateStore store, int writes) {
        AtomicInteger left = new AtomicInteger(writes);
        Answer<Object> read = call -> {
            if (left.get() < 0) {
                throw new Crash();
            }
            return call.callRealMethod();
        };
        Answer<Object> write = call -> {
            if (left.decrementAndGet() < 0) {
                throw new Crash();
            }
            return call.callRealMethod();
        };
        StateStore spy = Mockito.spy(store);
        Answer<Object> map = call -> {
            StateMap<?> found = (StateMap<?>) call.callRealMethod();
            return Mockito.mock(
                    StateMap.class,
                    Mockito.withSettings().spiedInstance(found).defaultAnswer(operation -> switch (operation
                            .getMethod()
                            .getName()) {
                        case "put", "putIfAbsent", "remove" -> write.answer(operation);
                        default -> read.answer(operation);
                    }));
        };
        Mockito.doAnswer(map).when(spy).map(Mockito.anyString());
        Mockito.doAnswer(map).when(spy).map(Mockito.anyString(), Mockito.any());
        Mockito.doAnswer(read).when(spy).flush();
        return spy;
    }

    @Test
    void endsTheSameWhereverItCrashes() {
        int crashes = 0;
        for (int writes = 1; ; writes++) {
            World world = new World();
            boolean crashed = runs(world, failing(world.store, writes), false);
            crashes += crashed ? 1 : 0;
            runs(world, world.store, true);
            if (!crashed) {
                break;
            }
        }
        assertThat(crashes).isGreaterThan(30);
    }

    @Test
    void anExpressExecutionThatBeginsAnewIsNeverLost() {
        String machine = Bench.machine("""
                {"Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:putItem", "Arguments": {"Id": "a"},
                 "End": true}""");
        boolean crashed = true;
        for (int writes = 1; crashed; writes++) {
            World world = new World();
            CountDownLatch over = new CountDownLatch(1);
            try (Bench first = new Bench(machine, Lifecycle.EXPRESS, world.store, world.time, (execution, call) -> {
                awaitQuietly(over);
                return new Signal.CallFailed(call.frame(), call.attempt(), "nobody", "hears of it");
            })) {
                first.start("one");
            } finally {
                over.countDown();
            }
            crashed = again(machine, world, failing(world.store, writes));
            again(machine, world, world.store);
            assertThat(world.effects).as("%d writes", writes).containsKey("a");
        }
    }

    /** Whether it crashed on its way. */
    private static boolean again(String machine, World world, StateStore store) {
        try (Bench bench = new Bench(machine, Lifecycle.EXPRESS, store, world.time, world::perform)) {
            bench.executions().recover();
            await().until(() -> bench.executions().find("m", "one").isEmpty());
            return false;
        } catch (Crash crash) {
            return true;
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it crashed; when it may not, that it ends as it should. */
    private static boolean runs(World world, StateStore store, boolean unharmed) {
        try (Bench bench = new Bench(MACHINE, Lifecycle.STANDARD, store, world.time, world)) {
            bench.executions().recover();
            if (bench.executions().find("m", "one").isEmpty()) {
                bench.start("one");
            }
            for (int i = 0; i < 2000 && bench.record("one").snapshot().running(); i++) {
                String token = world.tokens.get("ask");
                if (token != null) {
                    bench.tokens()
                            .read(token)
                            .ifPresent(waiter -> bench.executions()
                                    .deliver(
                                            bench.record("one").execution(),
                                            new Signal.TaskSucceeded(
                                                    waiter.frame(),
                                                    waiter.attempt(),
                                                    JsonNodeFactory.instance.stringNode("yes"))));
                }
                world.time.advance(Duration.ofMillis(500));
                LockSupport.parkNanos(1_000_000);
            }
            Outcome outcome = bench.outcome("one");
            assertThat(outcome.status()).isEqualTo(Outcome.Status.SUCCEEDED);
            assertThat(outcome.output()).hasToString("{\"said\":\"yes\"}");
            assertThat(world.effects).containsOnlyKeys("first", "ask", "left", "right", "flaky", "child", "followed");
            ExecutionRecord record = bench.record("one");
            assertThat(bench.executions().journal().history("m/one", record, 1, 1000))
                    .extracting(event -> event.id())
                    .hasSize((int) record.snapshot().lastEvent())
                    .isSorted();
            return false;
        } catch (Crash crash) {
            assertThat(unharmed).isFalse();
            return true;
        } catch (CompletionException e) {
            assertThat(unharmed).isFalse();
            assertThat(e).hasCauseInstanceOf(Crash.class);
            return true;
        }
    }
}
