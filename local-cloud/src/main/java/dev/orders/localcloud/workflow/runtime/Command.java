package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Signal;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** What waits for its turn at an execution. */
sealed interface Command {

    /** Completed when the execution, new or the same that already runs, is on disk. */
    record Start(Execution execution, CompletableFuture<ExecutionRecord> answer) implements Command {}

    /**
     * @param since the start of the execution that is meant: names are used again after 90 days
     * @param answer what became of it, once that is on disk
     */
    record Deliver(Signal signal, Instant since, CompletableFuture<Delivery> answer) implements Command {}

    /** A timer may be due. */
    record Wake() implements Command {}

    /** The execution that ended there may be forgotten. */
    record Leave(Journal.Place place) implements Command {}

    /** After a start: what was under way is done again. */
    record Resume() implements Command {}

    /** After a start: the execution begins anew. */
    record Rerun() implements Command {}
}
