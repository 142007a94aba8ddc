package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.workflow.engine.Effect;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Signal;

/** Makes the calls of Task states. */
@FunctionalInterface
public interface Tasks {

    /**
     * Blocks until the service has answered. After a crash the same call is made again: an answer may have been lost.
     *
     * @return {@link Signal.CallAnswered} or {@link Signal.CallFailed} for the call's frame and attempt
     */
    Signal perform(Execution execution, Effect.Call call);
}
