package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Outcome;
import dev.orders.localcloud.workflow.engine.Snapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An execution as it is kept: what was committed last.
 *
 * @param stopped when it ended; absent while it runs
 * @param definition that it began with; absent in records of before
 */
public record ExecutionRecord(
        Snapshot snapshot,
        @Nullable Instant stopped,
        @Nullable String definition) {

    public Execution execution() {
        return snapshot.execution();
    }

    /** As {@code DescribeExecution} names it. */
    public String status() {
        Outcome outcome = snapshot.outcome();
        return outcome == null ? "RUNNING" : outcome.status().name();
    }
}
