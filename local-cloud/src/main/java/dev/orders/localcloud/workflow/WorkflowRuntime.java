package dev.orders.localcloud.workflow;

import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.runtime.Endings;
import dev.orders.localcloud.workflow.runtime.ExecutionRecord;
import dev.orders.localcloud.workflow.runtime.Executions;
import dev.orders.localcloud.workflow.runtime.Interpreters;
import dev.orders.localcloud.workflow.runtime.Journal;
import dev.orders.localcloud.workflow.runtime.Lifecycle;
import dev.orders.localcloud.workflow.runtime.Tasks;
import dev.orders.localcloud.workflow.runtime.Timetable;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The executions of all machines.
 *
 * @param express asynchronous ones, at least once
 * @param synchronous Express ones that a caller waits for, at most once
 * @param waiting these callers, by the ARN of the execution
 */
record WorkflowRuntime(
        Executions standard,
        Executions express,
        Executions synchronous,
        Map<String, CompletableFuture<ExecutionRecord>> waiting) {

    /**
     * @param endings told of every Standard execution that ends
     * @param expressEnded told of every Express execution that ends
     */
    static WorkflowRuntime of(
            Interpreters interpreters,
            StateStore store,
            Tasks tasks,
            Timetable timetable,
            Endings endings,
            Consumer<ExecutionRecord> expressEnded,
            InstantSource clock) {
        Map<String, CompletableFuture<ExecutionRecord>> waiting = new ConcurrentHashMap<>();
        StateStore memory = StateStore.inMemory(JsonMapper.shared());
        return new WorkflowRuntime(
                new Executions(
                        Lifecycle.STANDARD,
                        interpreters,
                        new Journal(store, "workflow"),
                        tasks,
                        timetable,
                        ended -> endings.over(ended.execution().arn()),
                        clock),
                new Executions(
                        Lifecycle.EXPRESS,
                        interpreters,
                        new Journal(store, "workflow-express"),
                        tasks,
                        timetable,
                        expressEnded,
                        clock),
                new Executions(
                        Lifecycle.SYNCHRONOUS_EXPRESS,
                        interpreters,
                        new Journal(memory, "workflow"),
                        tasks,
                        timetable,
                        ended -> {
                            expressEnded.accept(ended);
                            CompletableFuture<ExecutionRecord> caller =
                                    waiting.remove(ended.execution().arn());
                            if (caller != null) {
                                caller.complete(ended);
                            }
                        },
                        clock),
                waiting);
    }

    /** Completed when the Express execution is over. */
    CompletableFuture<ExecutionRecord> run(Execution execution) {
        CompletableFuture<ExecutionRecord> end = new CompletableFuture<>();
        waiting.put(execution.arn(), end);
        synchronous.start(execution).whenComplete((started, fault) -> {
            if (fault != null) {
                waiting.remove(execution.arn());
                end.completeExceptionally(fault);
            }
        });
        return end;
    }

    void recover() {
        standard.recover();
        express.recover();
    }

    void close() {
        standard.close();
        express.close();
        synchronous.close();
    }
}
