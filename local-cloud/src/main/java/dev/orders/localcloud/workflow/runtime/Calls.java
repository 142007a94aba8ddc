package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.workflow.engine.Effect;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Signal;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls under way and jobs followed, each on a thread of its own: a slow service holds up nobody but who called it. */
final class Calls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private static final String TASK_FAILED = "States.TaskFailed";
    private static final String FAULT = "The call failed inside the local cloud.";

    /** Who hears of what came back. */
    interface Answered {
        void call(Execution execution, Effect.Call call, Signal answer);

        void job(Execution execution, Signal end);
    }

    private final Tasks tasks;
    private final Answered answered;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("workflow-call-", 0).factory());

    Calls(Tasks tasks, Answered answered) {
        this.tasks = tasks;
        this.answered = answered;
    }

    void make(Execution execution, Effect.Call call) {
        threads.execute(() -> {
            Signal answer = answer(execution, call);
            tell(() -> answered.call(execution, call, answer));
        });
    }

    void follow(Execution execution, Effect.Follow job) {
        threads.execute(() -> {
            Signal end = end(execution, job);
            tell(() -> answered.job(execution, end));
        });
    }

    void stop(Execution execution, Effect.StopJob job) {
        threads.execute(() -> tasks.stop(execution, job));
    }

    /** Of a closing cloud nothing is believed any more: the next one makes the call again. */
    private void tell(Runnable news) {
        if (!threads.isShutdown()) {
            news.run();
        }
    }

    private Signal answer(Execution execution, Effect.Call call) {
        try {
            return tasks.perform(execution, call);
        } catch (RuntimeException fault) {
            // The edge of the call's thread: without an answer the execution would wait for ever.
            LOG.error("{} of {} failed", call, execution.arn(), fault);
            return new Signal.CallFailed(call.frame(), call.attempt(), TASK_FAILED, FAULT);
        }
    }

    private Signal end(Execution execution, Effect.Follow job) {
        try {
            return tasks.follow(execution, job);
        } catch (RuntimeException fault) {
            // The edge of the job's thread, as above.
            LOG.error("{} of {} failed", job, execution.arn(), fault);
            return new Signal.TaskFailed(job.frame(), job.attempt(), TASK_FAILED, FAULT);
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
