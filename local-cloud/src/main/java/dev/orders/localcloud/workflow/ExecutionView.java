package dev.orders.localcloud.workflow;

import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Outcome;
import dev.orders.localcloud.workflow.runtime.ExecutionRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Executions as the API shows them. */
final class ExecutionView {

    private ExecutionView() {}

    static ObjectNode of(ExecutionRecord record) {
        Execution execution = record.execution();
        ObjectNode view = Operation.answer()
                .put("executionArn", execution.arn())
                .put("stateMachineArn", execution.stateMachineArn())
                .put("name", execution.name())
                .put("status", record.status())
                .putPOJO("startDate", execution.startTime());
        if (record.stopped() != null) {
            view.putPOJO("stopDate", record.stopped());
        }
        return view.put("redriveCount", 0);
    }

    /** What it ended with. */
    static void outcome(ObjectNode view, Outcome outcome, boolean data) {
        if (outcome.output() instanceof JsonNode output && data) {
            data(view, "output", output);
        }
        text(view, "error", outcome.error());
        text(view, "cause", outcome.cause());
    }

    static void data(ObjectNode view, String member, JsonNode data) {
        view.put(member, data.toString());
        view.putObject(member + "Details").put("included", true);
    }

    private static void text(ObjectNode view, String member, @Nullable String text) {
        if (text != null) {
            view.put(member, text);
        }
    }
}
