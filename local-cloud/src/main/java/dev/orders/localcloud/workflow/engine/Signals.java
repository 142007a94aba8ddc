package dev.orders.localcloud.workflow.engine;

import dev.orders.localcloud.workflow.asl.State;
import dev.orders.localcloud.workflow.asl.TaskResource;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Leads a signal to the frame and attempt that it is for; what is for none changes nothing. */
final class Signals {

    private final Run run;
    private final Tasks tasks;

    Signals(Run run, Tasks tasks) {
        this.run = run;
        this.tasks = tasks;
    }

    void take(Signal signal, @Nullable Instant deadline) {
        if (signal instanceof Signal.Stopped stopped) {
            run.end(
                    new Outcome(Outcome.Status.ABORTED, null, stopped.error(), stopped.cause()),
                    EventType.ExecutionAborted,
                    0,
                    Journal.failed(stopped.error(), stopped.cause()));
        } else if (deadline != null && !run.now().isBefore(deadline)) {
            run.end(
                    new Outcome(Outcome.Status.TIMED_OUT, null, null, null),
                    EventType.ExecutionTimedOut,
                    0,
                    Journal.failed(Failure.TIMEOUT, null));
        } else {
            lead(signal);
        }
    }

    private void lead(Signal signal) {
        switch (signal) {
            case Signal.CallAnswered one ->
                task(
                        one.frame(),
                        one.attempt(),
                        (frame, at) -> tasks.answered(frame, at.waiting(), at.resource(), one.output()));
            case Signal.CallFailed one ->
                task(one.frame(), one.attempt(), (frame, at) -> {
                    if (!at.waiting().submitted()) {
                        tasks.failed(frame, at.resource(), one.error(), one.cause());
                    }
                });
            case Signal.TaskSucceeded one ->
                task(one.frame(), one.attempt(), (frame, at) -> {
                    if (at.resource().pattern().waits()) {
                        tasks.succeeded(frame, at.resource(), one.output());
                    }
                });
            case Signal.TaskFailed one ->
                task(one.frame(), one.attempt(), (frame, at) -> {
                    if (at.resource().pattern().waits()) {
                        tasks.failed(frame, at.resource(), one.error(), one.cause());
                    }
                });
            case Signal.TaskHeartbeat one ->
                task(one.frame(), one.attempt(), (frame, at) -> tasks.beat(frame, at.waiting()));
            case Signal.TimerFired timer -> fired(timer);
            case Signal.Stopped stopped -> throw new IllegalStateException("a stop is for no frame");
        }
    }

    /** The task that a frame waits for. */
    private record At(Waiting.Answer waiting, TaskResource resource) {}

    private void task(int id, int attempt, BiConsumer<Frame, At> action) {
        Frame frame = run.find(id);
        if (frame != null
                && frame.attempt() == attempt
                && frame.waiting() instanceof Waiting.Answer answer
                && run.state(frame) instanceof State.Task task) {
            action.accept(frame, new At(answer, task.resource()));
        }
    }

    private void fired(Signal.TimerFired timer) {
        Frame frame = run.find(timer.frame());
        if (frame == null || frame.attempt() != timer.attempt()) {
            return;
        }
        switch (timer.kind()) {
            case WAIT -> {
                if (frame.waiting() instanceof Waiting.Until until && due(until.at())) {
                    run.guarded(frame.id(), () -> run.visits().waited(frame.id()));
                }
            }
            case RETRY -> {
                if (frame.waiting() instanceof Waiting.Retry retry && due(retry.at())) {
                    run.guarded(frame.id(), () -> run.visits().attempt(frame.id()));
                }
            }
            case TASK_TIMEOUT ->
                task(frame.id(), frame.attempt(), (waiting, at) -> {
                    if (due(at.waiting().timeout())) {
                        tasks.timedOut(waiting, at.resource(), false);
                    }
                });
            case HEARTBEAT ->
                task(frame.id(), frame.attempt(), (waiting, at) -> {
                    if (due(at.waiting().heartbeat())) {
                        tasks.timedOut(waiting, at.resource(), true);
                    }
                });
            case CONTINUE -> {
                if (frame.waiting() instanceof Waiting.Turn) {
                    run.enter(frame);
                }
            }
            case EXECUTION_TIMEOUT -> {
                // It is not time yet, or the deadline would have ended the execution.
            }
        }
    }

    private boolean due(@Nullable Instant at) {
        return at != null && !run.now().isBefore(at);
    }
}
