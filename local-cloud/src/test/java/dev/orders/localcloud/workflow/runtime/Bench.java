package dev.orders.localcloud.workflow.runtime;

import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.workflow.asl.StateMachineReader;
import dev.orders.localcloud.workflow.asl.WorkflowType;
import dev.orders.localcloud.workflow.engine.Effect;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Outcome;
import dev.orders.localcloud.workflow.engine.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** One machine named {@code m} and a runtime for it. */
final class Bench implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ManualTime time;
    private final Tokens tokens;
    private final Executions executions;

    /** Answers calls alone. */
    @FunctionalInterface
    interface Answers extends Tasks {
        @Override
        default Signal follow(Execution execution, Effect.Follow job) {
            throw new AssertionError("no call starts a job");
        }

        @Override
        default void stop(Execution execution, Effect.StopJob job) {
            throw new AssertionError("no call starts a job");
        }
    }

    Bench(String definition, Lifecycle lifecycle, StateStore store, ManualTime time, Answers answers) {
        this(definition, lifecycle, store, time, (Tasks) answers);
    }

    Bench(String definition, Lifecycle lifecycle, StateStore store, ManualTime time, Tasks tasks) {
        this(definition, lifecycle, store, new Journal(store, "workflow"), time, tasks);
    }

    Bench(String definition, Lifecycle lifecycle, StateStore store, Journal journal, ManualTime time, Tasks tasks) {
        this.time = time;
        this.tokens = new Tokens(store);
        WorkflowType type = lifecycle == Lifecycle.STANDARD ? WorkflowType.STANDARD : WorkflowType.EXPRESS;
        Machine machine = new Machine(
                "arn:aws:states:eu-west-1:123456789012:stateMachine:m",
                "m",
                "arn:aws:iam::123456789012:role/m",
                definition,
                StateMachineReader.read(definition, type).orThrow(),
                time.instant());
        Interpreters interpreters = new Interpreters(List.of(machine), store, tokens, new Random(7));
        this.executions = new Executions(lifecycle, interpreters, journal, tasks, time, ended -> {}, time);
    }

    static StateStore memory() {
        return StateStore.inMemory(JsonMapper.shared());
    }

    /** A machine of one state. */
    static String machine(String state) {
        return """
                {"QueryLanguage": "JSONata", "StartAt": "Only", "States": {"Only": %s}}
                """.formatted(state);
    }

    Executions executions() {
        return executions;
    }

    Tokens tokens() {
        return tokens;
    }

    Execution execution(String name, String input) {
        return new Execution(
                "arn:aws:states:eu-west-1:123456789012:execution:m:" + name,
                name,
                "arn:aws:iam::123456789012:role/m",
                "arn:aws:states:eu-west-1:123456789012:stateMachine:m",
                "m",
                time.instant(),
                JsonMapper.shared().readTree(input));
    }

    ExecutionRecord start(String name) {
        return executions.start(execution(name, "{}")).join();
    }

    ExecutionRecord record(String name) {
        return executions.find("m", name).orElseThrow();
    }

    Outcome outcome(String name) {
        // Awaitility's own pace, a tenth of a second, adds up over a thousand.
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> !record(name).snapshot().running());
        return Objects.requireNonNull(record(name).snapshot().outcome());
    }

    @Override
    public void close() {
        executions.close();
    }
}
