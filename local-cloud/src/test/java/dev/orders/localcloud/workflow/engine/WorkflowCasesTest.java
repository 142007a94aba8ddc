package dev.orders.localcloud.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class WorkflowCasesTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void runsAsTheCaseSays(WorkflowCase given) {
        CaseRun run = new CaseRun(given);
        JsonNode expected = given.json().get("expect");

        assertThat(run.outcome()).isEqualTo(expected.get("outcome"));
        assertThat(run.lines())
                .containsExactlyElementsOf(expected.get("history")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList());
        expected.path("details")
                .forEachEntry((id, details) -> assertThat(
                                run.history.get(Integer.parseInt(id) - 1).details())
                        .isEqualTo(details));
        if (expected.has("timers")) {
            assertThat(run.timers())
                    .containsExactlyElementsOf(expected.get("timers")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        }
        if (expected.has("jobs")) {
            assertThat(run.jobs())
                    .containsExactlyElementsOf(expected.get("jobs")
                            .valueStream()
                            .map(JsonNode::asString)
                            .toList());
        }
        if (expected.has("calls")) {
            assertThat(run.calls())
                    .containsExactlyElementsOf(
                            expected.get("calls").valueStream().toList());
        }
    }

    @Test
    void thereAreCasesWithDifferentNames() {
        assertThat(WorkflowCase.all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(WorkflowCase.all()).extracting(WorkflowCase::toString).doesNotHaveDuplicates();
    }

    static List<WorkflowCase> cases() {
        return WorkflowCase.all();
    }
}
