package dev.orders.localcloud.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Outcome;
import dev.orders.localcloud.workflow.engine.Snapshot;
import dev.orders.localcloud.workflow.runtime.ExecutionRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ExpressLogTest {

    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

    private static ExecutionRecord ended(int number, String cause) {
        Execution execution = new Execution(
                "arn:aws:states:eu-west-1:123456789012:express:m:e" + number + ":id",
                "e" + number,
                "role",
                "machine",
                "m",
                START,
                JsonNodeFactory.instance.objectNode());
        Outcome outcome = new Outcome(Outcome.Status.FAILED, null, "Broken", cause);
        return new ExecutionRecord(
                new Snapshot(execution, 1, 1, null, new TreeMap<>(), outcome), START.plusMillis(7), null);
    }

    @Test
    void keepsTheNewest() {
        ExpressLog log = new ExpressLog();
        IntStream.range(0, ExpressLog.KEPT + 1).forEach(number -> log.accept(ended(number, "cause")));

        assertThat(log.newest()).hasSize(ExpressLog.KEPT);
        assertThat(log.newest().getFirst())
                .isEqualTo(new ExpressLog.Line(
                        "m",
                        "e" + ExpressLog.KEPT,
                        Outcome.Status.FAILED,
                        START,
                        Duration.ofMillis(7),
                        "Broken",
                        "cause"));
        assertThat(log.newest().getLast().name()).isEqualTo("e1");
    }

    @Test
    void keepsNoLongCause() {
        ExpressLog log = new ExpressLog();
        log.accept(ended(1, "x".repeat(30_000)));

        assertThat(log.newest().getFirst().cause()).hasSize(1_000);
    }
}
