package dev.orders.localcloud.workflow.engine;

import dev.orders.localcloud.workflow.asl.StateMachine;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Runs the executions of one machine. It holds nothing of them and may be used by any number of threads; the step that
 * it answers counts only once it is written.
 */
public final class Interpreter {

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
        throw new UnsupportedOperationException("not built yet: " + machine + tokens + random);
    }

    /** Goes on with what happened; the same signal twice changes nothing the second time. */
    public Step resume(Snapshot snapshot, Signal signal, Instant now) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The calls and timers that a running execution waits for: what to do again after a restart. */
    public List<Effect> pending(Snapshot snapshot) {
        throw new UnsupportedOperationException("not built yet");
    }
}
