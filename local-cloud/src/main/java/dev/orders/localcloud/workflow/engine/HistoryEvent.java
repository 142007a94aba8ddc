package dev.orders.localcloud.workflow.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One line of an execution's history; ids count from 1, and the first two events have no previous one (0). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEvent(
        long id,
        long previousEventId,
        Instant timestamp,
        EventType type,
        @Nullable JsonNode details) {

    /**
     * The event as {@code GetExecutionHistory} writes it.
     *
     * @param includeExecutionData without it, inputs, outputs and parameters are left out
     */
    public ObjectNode wire(boolean includeExecutionData) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("timestamp", timestamp.toEpochMilli() / 1000.0);
        event.put("type", type.name());
        event.put("id", id);
        event.put("previousEventId", previousEventId);
        if (type.details() != null && details != null) {
            event.set(type.details(), includeExecutionData ? details : withoutData(details));
        }
        return event;
    }

    private static JsonNode withoutData(JsonNode details) {
        ObjectNode shown = details.deepCopy().asObject();
        for (String data : List.of("input", "output", "parameters", "assignedVariables")) {
            shown.remove(data);
            shown.remove(data + "Details");
        }
        return shown;
    }
}
