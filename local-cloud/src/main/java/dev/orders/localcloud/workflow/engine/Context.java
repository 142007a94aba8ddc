package dev.orders.localcloud.workflow.engine;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The context object.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html">Context object</a>
 */
final class Context {

    /** One item of a Map, for what runs for it. */
    record Item(int index, JsonNode value) {}

    private Context() {}

    static ObjectNode of(Execution execution, Frame frame, @Nullable Item item, @Nullable String taskToken) {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        ObjectNode about = context.putObject("Execution");
        about.put("Id", execution.arn());
        about.set("Input", execution.input());
        about.put("Name", execution.name());
        about.put("RoleArn", execution.roleArn());
        about.put("StartTime", time(execution.startTime()));
        about.put("RedriveCount", 0);
        context.putObject("StateMachine")
                .put("Id", execution.stateMachineArn())
                .put("Name", execution.stateMachineName());
        context.putObject("State")
                .put("Name", frame.state())
                .put("EnteredTime", time(frame.enteredTime()))
                .put("RetryCount", frame.retryCount());
        if (taskToken != null) {
            context.putObject("Task").put("Token", taskToken);
        }
        if (item != null) {
            ObjectNode one = context.putObject("Map").putObject("Item");
            one.put("Index", item.index());
            one.set("Value", item.value());
        }
        return context;
    }

    /** Milliseconds at most, without the zeros at their end. */
    static String time(Instant instant) {
        String text = instant.truncatedTo(ChronoUnit.MILLIS).toString();
        return text.contains(".") ? text.replaceFirst("0*Z$", "Z") : text;
    }
}
