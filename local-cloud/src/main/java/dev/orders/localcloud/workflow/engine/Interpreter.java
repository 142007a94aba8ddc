package dev.orders.localcloud.workflow.engine;

import dev.orders.localcloud.workflow.asl.State;
import dev.orders.localcloud.workflow.asl.StateMachine;
import dev.orders.localcloud.workflow.asl.TaskResource;
import dev.orders.localcloud.workflow.asl.WorkflowType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Runs the executions of one machine. It holds nothing of them and may be used by any number of threads; the step that
 * it answers counts only once it is written.
 */
public final class Interpreter {

    private static final Duration EXPRESS = Duration.ofMinutes(5);
    private static final Duration STANDARD = Duration.ofDays(365);

    private final StateMachine machine;
    private final TokenSource tokens;
    private final RandomGenerator random;

    /** @param random for jitter, {@code $random} and {@code $uuid}; must be safe for many threads */
    public Interpreter(StateMachine machine, TokenSource tokens, RandomGenerator random) {
        this.machine = machine;
        this.tokens = tokens;
        this.random = random;
    }

    /** Begins an execution; its start time is {@code execution.startTime()}. */
    public Step start(Execution execution) {
        Instant now = execution.startTime();
        Duration most = machine.type() == WorkflowType.EXPRESS ? EXPRESS : STANDARD;
        if (machine.timeoutSeconds() != null && machine.timeoutSeconds() < most.toSeconds()) {
            most = Duration.ofSeconds(machine.timeoutSeconds());
        }
        Instant deadline = now.plus(most);
        Run run = run(new Snapshot(execution, 0, 1, deadline, new TreeMap<>(), null), now);
        run.journal()
                .add(
                        EventType.ExecutionStarted,
                        0,
                        Journal.started(execution.input().toString(), execution.roleArn()));
        run.effect(new Effect.Timer(0, 0, Effect.Timer.Kind.EXECUTION_TIMEOUT, deadline));
        run.enter(new Frame(
                0,
                null,
                0,
                machine.states().startAt(),
                execution.input(),
                Map.of(),
                now,
                0,
                0,
                List.of(),
                0,
                0,
                new Waiting.Turn()));
        return finish(run, () -> {});
    }

    /** Goes on with what happened; the same signal twice changes nothing the second time. */
    public Step resume(Snapshot snapshot, Signal signal, Instant now) {
        Run run = run(snapshot, now);
        if (!snapshot.running()) {
            return new Step(snapshot, List.of(), List.of());
        }
        Step step = finish(run, () -> new Signals(run, new Tasks(run, tokens)).take(signal, snapshot.deadline()));
        return step.events().isEmpty()
                        && step.effects().isEmpty()
                        && step.next().equals(snapshot)
                ? new Step(snapshot, List.of(), List.of())
                : step;
    }

    /** The calls and timers that a running execution waits for: what to do again after a restart. */
    public List<Effect> pending(Snapshot snapshot) {
        if (!snapshot.running()) {
            return List.of();
        }
        Run run = run(snapshot, snapshot.execution().startTime());
        List<Effect> effects = new ArrayList<>();
        if (snapshot.deadline() != null) {
            effects.add(new Effect.Timer(0, 0, Effect.Timer.Kind.EXECUTION_TIMEOUT, snapshot.deadline()));
        }
        for (Frame frame : snapshot.frames().values()) {
            effects.addAll(
                    switch (frame.waiting()) {
                        case Waiting.Answer answer -> Tasks.effects(frame, answer, resource(run, frame));
                        case Waiting.Until until -> timer(frame, Effect.Timer.Kind.WAIT, until.at());
                        case Waiting.Retry retry -> timer(frame, Effect.Timer.Kind.RETRY, retry.at());
                        case Waiting.Turn turn -> timer(frame, Effect.Timer.Kind.CONTINUE, frame.enteredTime());
                        case Waiting.Children children -> List.<Effect>of();
                    });
        }
        return effects;
    }

    private Run run(Snapshot snapshot, Instant now) {
        return new Run(machine, tokens, random, snapshot, now);
    }

    private static Step finish(Run run, Runnable action) {
        try {
            action.run();
            run.goOn();
        } catch (HistoryFullException full) {
            run.failExecution(
                    Failure.of(Failure.RUNTIME, full.getMessage()),
                    run.journal().last());
        }
        return run.step();
    }

    private static TaskResource resource(Run run, Frame frame) {
        return ((State.Task) run.state(frame)).resource();
    }

    private static List<Effect> timer(Frame frame, Effect.Timer.Kind kind, Instant at) {
        return List.of(new Effect.Timer(frame.id(), frame.attempt(), kind, at));
    }
}
