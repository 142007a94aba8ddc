package dev.orders.localcloud.workflow;

import dev.orders.localcloud.workflow.engine.Outcome;
import dev.orders.localcloud.workflow.runtime.ExecutionRecord;
import java.util.Objects;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that there is of an Express execution once it is over, as on AWS: a line in a log, without its data. */
final class ExpressLog implements Consumer<ExecutionRecord> {

    private static final Logger LOG = LoggerFactory.getLogger(ExpressLog.class);

    @Override
    public void accept(ExecutionRecord record) {
        Outcome outcome = Objects.requireNonNull(record.snapshot().outcome());
        if (outcome.status() == Outcome.Status.SUCCEEDED) {
            LOG.debug("{} succeeded", record.execution().arn());
        } else {
            LOG.warn("{} ended {} with {}", record.execution().arn(), outcome.status(), outcome.error());
        }
    }
}
