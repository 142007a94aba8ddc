package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.workflow.engine.Effect;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Signal;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls under way, each on a thread of its own: a slow service holds up nobody but who called it. */
final class Calls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final Tasks tasks;
    private final BiConsumer<Execution, Signal> answered;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("workflow-call-", 0).factory());

    Calls(Tasks tasks, BiConsumer<Execution, Signal> answered) {
        this.tasks = tasks;
        this.answered = answered;
    }

    void make(Execution execution, Effect.Call call) {
        threads.execute(() -> {
            Signal answer = answer(execution, call);
            // Of a closing cloud nothing is believed any more: the next one makes the call again.
            if (!threads.isShutdown()) {
                answered.accept(execution, answer);
            }
        });
    }

    private Signal answer(Execution execution, Effect.Call call) {
        try {
            return tasks.perform(execution, call);
        } catch (RuntimeException fault) {
            // The edge of the call's thread: without an answer the execution would wait for ever.
            LOG.error("{} of {} failed", call, execution.arn(), fault);
            return new Signal.CallFailed(
                    call.frame(), call.attempt(), "States.TaskFailed", "The call failed inside the local cloud.");
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
