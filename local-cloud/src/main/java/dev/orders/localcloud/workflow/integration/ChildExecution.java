package dev.orders.localcloud.workflow.integration;

import dev.orders.localcloud.workflow.asl.IntegrationPattern;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A child execution as {@code DescribeExecution} shows it to its parent. The result of {@code .sync} has its input and
 * output as texts, that of {@code .sync:2} as JSON; its instants are those of an EventBridge event, in milliseconds.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/eventbridge-integration.html">Step Functions and
 *     EventBridge</a>
 */
record ChildExecution(JsonNode described) {

    private static final List<String> SHOWN = List.of(
            "Cause",
            "Error",
            "ExecutionArn",
            "Input",
            "InputDetails",
            "Name",
            "Output",
            "OutputDetails",
            "StartDate",
            "StateMachineArn",
            "Status",
            "StopDate");

    boolean running() {
        return is("RUNNING");
    }

    private boolean is(String status) {
        return described.path("Status").asString("").equals(status);
    }

    /** Of one that is over. */
    Result result(IntegrationPattern pattern, JsonMapper json) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        for (String member : SHOWN) {
            if (described.has(member)) {
                shown.set(member, described.get(member));
            }
        }
        for (String instant : List.of("StartDate", "StopDate")) {
            shown.put(instant, Instant.parse(shown.path(instant).stringValue()).toEpochMilli());
        }
        if (!is("SUCCEEDED")) {
            return Result.Failure.with("States.TaskFailed", shown);
        }
        if (pattern == IntegrationPattern.SYNC_2) {
            for (String data : List.of("Input", "Output")) {
                shown.set(data, json.readTree(shown.path(data).stringValue()));
            }
        }
        return new Result.Output(shown);
    }
}
