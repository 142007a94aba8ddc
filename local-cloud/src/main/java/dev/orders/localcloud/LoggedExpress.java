package dev.orders.localcloud;

import dev.orders.localcloud.console.executions.ExpressRuns;
import dev.orders.localcloud.workflow.ExpressLog;
import java.util.List;

/** Shows the console the log of the Express executions. */
record LoggedExpress(ExpressLog log) implements ExpressRuns {

    @Override
    public List<Run> newest() {
        return log.newest().stream()
                .map(line -> new Run(
                        line.stateMachine(),
                        line.name(),
                        line.status().name(),
                        line.started(),
                        line.took(),
                        line.error(),
                        line.cause()))
                .toList();
    }
}
