package dev.orders.localcloud.console.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One event of a history.
 *
 * @param subject the state that is entered or left, what is called, or the error; empty where the type says it all
 * @param after since the execution's start
 * @param bad whether something failed, timed out or was aborted
 */
record EventView(long id, String type, String subject, String after, boolean bad, List<Detail> details) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MAX_CHARACTERS = 8_000;

    /** @param text a document laid out over lines, or a plain value */
    record Detail(String name, String text) {}

    static EventView of(JsonNode event, Instant start) {
        String type = event.path("type").asString("");
        List<Detail> details = new ArrayList<>();
        event.properties().stream()
                .filter(member -> member.getKey().endsWith("EventDetails"))
                .flatMap(member -> member.getValue().properties().stream())
                .filter(member -> !member.getKey().endsWith("Details"))
                .forEach(member -> details.add(new Detail(member.getKey(), text(member.getValue()))));
        return new EventView(
                event.path("id").asLong(0),
                type,
                subject(event),
                ExecutionRow.took(Duration.between(start, ExecutionRow.instant(event.path("timestamp")))),
                type.endsWith("Failed") || type.endsWith("TimedOut") || type.endsWith("Aborted"),
                List.copyOf(details));
    }

    private static String subject(JsonNode event) {
        return event.properties().stream()
                .filter(member -> member.getKey().endsWith("EventDetails"))
                .map(Map.Entry::getValue)
                .map(EventView::subjectOf)
                .findFirst()
                .orElse("");
    }

    private static String subjectOf(JsonNode details) {
        if (details.has("error")) {
            return details.path("error").asString("");
        }
        return details.has("resource")
                ? details.path("resourceType").asString("") + ":"
                        + details.path("resource").asString("")
                : details.path("name").asString("");
    }

    /** Documents are texts in a history. */
    static String text(JsonNode value) {
        String text = value.isString() ? value.asString() : value.toPrettyString();
        if (value.isString() && (text.startsWith("{") || text.startsWith("["))) {
            try {
                text = JSON.readTree(text).toPrettyString();
            } catch (JacksonException noDocument) {
                return shortened(text);
            }
        }
        return shortened(text);
    }

    private static String shortened(String text) {
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
    }
}
