package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.workflow.engine.Effect;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Signal;

/** Makes the calls of Task states and looks after the jobs that they start. */
public interface Tasks {

    /**
     * Blocks until the service has answered. After a crash the same call is made again: an answer may have been lost.
     *
     * @return {@link Signal.CallAnswered} or {@link Signal.CallFailed} for the call's frame and attempt
     */
    Signal perform(Execution execution, Effect.Call call);

    /**
     * Blocks until the job is over, which may be a year. After a restart the same job is followed again.
     *
     * @return {@link Signal.TaskSucceeded} or {@link Signal.TaskFailed} for the frame and attempt that started it
     */
    Signal follow(Execution execution, Effect.Follow job);

    /**
     * Does what it can: a job whose stop is refused goes on.
     *
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync">Run a job</a>
     */
    void stop(Execution execution, Effect.StopJob job);
}
