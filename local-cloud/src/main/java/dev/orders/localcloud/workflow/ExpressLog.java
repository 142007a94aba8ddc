package dev.orders.localcloud.workflow;

import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Outcome;
import dev.orders.localcloud.workflow.runtime.ExecutionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that there is of an Express execution once it is over, as on AWS: a line in a log, without its data. The newest {@value
 * #KEPT} lines are kept in memory, to be looked at.
 */
public final class ExpressLog implements Consumer<ExecutionRecord> {

    static final int KEPT = 500;

    private static final int MAX_CAUSE = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(ExpressLog.class);

    private final Deque<Line> newest = new ArrayDeque<>();

    /** How an execution ended. */
    public record Line(
            String stateMachine,
            String name,
            Outcome.Status status,
            Instant started,
            Duration took,
            @Nullable String error,
            @Nullable String cause) {}

    ExpressLog() {}

    @Override
    public void accept(ExecutionRecord record) {
        Execution execution = record.execution();
        Outcome outcome = Objects.requireNonNull(record.snapshot().outcome());
        if (outcome.status() == Outcome.Status.SUCCEEDED) {
            LOG.debug("{} succeeded", execution.arn());
        } else {
            LOG.warn("{} ended {} with {}", execution.arn(), outcome.status(), outcome.error());
        }
        String cause = outcome.cause();
        keep(new Line(
                execution.stateMachineName(),
                execution.name(),
                outcome.status(),
                execution.startTime(),
                Duration.between(execution.startTime(), Objects.requireNonNull(record.stopped())),
                outcome.error(),
                cause == null ? null : cause.substring(0, Math.min(cause.length(), MAX_CAUSE))));
    }

    private synchronized void keep(Line line) {
        newest.addFirst(line);
        if (newest.size() > KEPT) {
            newest.removeLast();
        }
    }

    /** In the order of their ends, the newest first. */
    public synchronized List<Line> newest() {
        return List.copyOf(newest);
    }
}
