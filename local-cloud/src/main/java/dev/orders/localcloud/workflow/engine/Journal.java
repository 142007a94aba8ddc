package dev.orders.localcloud.workflow.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events of one step, numbered on from those before.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Quotas</a>
 */
final class Journal {

    static final long MOST_EVENTS = 25_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<HistoryEvent> events = new ArrayList<>();
    private final boolean bounded;
    private final Instant now;
    private long last;

    Journal(long last, boolean bounded, Instant now) {
        this.last = last;
        this.bounded = bounded;
        this.now = now;
    }

    /** @return the id of the event, which the next one of the same line follows */
    long add(EventType type, long previous, @Nullable JsonNode details) {
        if (bounded && last >= MOST_EVENTS - 1) {
            throw new HistoryFullException();
        }
        return addLast(type, previous, details);
    }

    /** The event that ends an execution always has room. */
    long addLast(EventType type, long previous, @Nullable JsonNode details) {
        events.add(new HistoryEvent(++last, previous, now, type, details));
        return last;
    }

    long last() {
        return last;
    }

    List<HistoryEvent> events() {
        return List.copyOf(events);
    }

    static ObjectNode started(String input, String roleArn) {
        return data("input", input).put("roleArn", roleArn);
    }

    static ObjectNode entered(String name, String input) {
        return data("input", input).put("name", name);
    }

    static ObjectNode exited(String name, String output, Map<String, JsonNode> assigned) {
        ObjectNode details = data("output", output).put("name", name);
        if (!assigned.isEmpty()) {
            ObjectNode variables = details.putObject("assignedVariables");
            assigned.forEach((variable, value) -> variables.put(variable, value.toString()));
            details.putObject("assignedVariablesDetails").put("truncated", false);
        }
        return details;
    }

    static ObjectNode output(String output) {
        return data("output", output);
    }

    static ObjectNode failed(@Nullable String error, @Nullable String cause) {
        ObjectNode details = JSON.objectNode();
        if (error != null) {
            details.put("error", error);
        }
        return cause == null ? details : details.put("cause", cause);
    }

    static ObjectNode iteration(String name, int index) {
        return JSON.objectNode().put("name", name).put("index", index);
    }

    private static ObjectNode data(String field, String value) {
        ObjectNode details = JSON.objectNode().put(field, value);
        details.putObject(field + "Details").put("truncated", false);
        return details;
    }
}
