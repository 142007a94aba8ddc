package dev.orders.localcloud.workflow.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.workflow.engine.Effect;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Signal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** A restart with other definitions than before. */
class InterpretersTest {

    private static final String BEFORE = """
            {"QueryLanguage": "JSONata", "StartAt": "Pause", "States": {
              "Pause": {"Type": "Wait", "Seconds": 5, "Next": "Gone"},
              "Gone": {"Type": "Pass", "Output": "before", "End": true}}}
            """;
    private static final String AFTER = Bench.machine("{\"Type\": \"Pass\", \"Output\": \"after\", \"End\": true}");

    private final ManualTime time = new ManualTime();
    private final StateStore store = Bench.memory();

    private static Signal perform(Execution execution, Effect.Call call) {
        return new Signal.CallAnswered(call.frame(), call.attempt(), JsonNodeFactory.instance.objectNode());
    }

    private Bench bench(String definition) {
        return new Bench(definition, Lifecycle.STANDARD, store, time, InterpretersTest::perform);
    }

    @Test
    void aRunningExecutionGoesOnWithTheDefinitionThatItBeganWith() {
        try (Bench before = bench(BEFORE)) {
            before.start("one");
        }

        try (Bench after = bench(AFTER)) {
            after.executions().recover();
            time.advance(Duration.ofSeconds(5));
            assertThat(after.outcome("one").output()).hasToString("\"before\"");
        }
    }

    @Test
    void aNewExecutionBeginsWithThePresentOne() {
        try (Bench before = bench(BEFORE)) {
            before.start("one");
        }

        try (Bench after = bench(AFTER)) {
            after.start("two");
            assertThat(after.outcome("two").output()).hasToString("\"after\"");
        }
    }
}
