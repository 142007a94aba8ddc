package dev.orders.localcloud.console.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The way of an execution through its state machine, as its history tells it.
 *
 * @param stops how it stands with each state that was entered
 * @param taken the transitions that were made
 */
public record Journey(Map<String, Stop> stops, Set<Step> taken) {

    /**
     * @param outcome {@code running}, {@code succeeded}, {@code caught} where an error led on, {@code failed} or
     *     {@code aborted}
     * @param visits how often the state was entered
     * @param failures how often what it does failed or timed out, retried or not
     */
    public record Stop(String outcome, int visits, int failures) {}

    /** A transition by the names of its ends. */
    public record Step(String from, String to) {}

    /**
     * @param events as {@code GetExecutionHistory} answers them, the oldest first
     * @param status the execution's, as {@code DescribeExecution} answers it
     */
    public static Journey of(List<JsonNode> events, String status) {
        Map<Long, JsonNode> byId = new HashMap<>();
        events.forEach(event -> byId.put(event.path("id").asLong(0), event));
        Map<String, Stop> stops = new HashMap<>();
        Set<Step> taken = new HashSet<>();
        for (JsonNode event : events) {
            String type = event.path("type").asString("");
            if (type.endsWith("StateEntered")) {
                String name =
                        event.path("stateEnteredEventDetails").path("name").asString("");
                Stop before = stops.getOrDefault(name, new Stop("", 0, 0));
                stops.put(name, new Stop(open(type, status), before.visits() + 1, before.failures()));
                String from = origin(event, byId);
                if (from != null) {
                    taken.add(new Step(from, name));
                }
            } else if (type.endsWith("StateExited")) {
                String name = event.path("stateExitedEventDetails").path("name").asString("");
                stops.computeIfPresent(
                        name,
                        (same, stop) -> new Stop(
                                failedBefore(event, byId) ? "caught" : "succeeded", stop.visits(), stop.failures()));
            } else if (isFailure(type)) {
                String name = state(event, byId);
                if (name != null) {
                    stops.computeIfPresent(
                            name, (same, stop) -> new Stop(stop.outcome(), stop.visits(), stop.failures() + 1));
                }
            }
        }
        return new Journey(Map.copyOf(stops), Set.copyOf(taken));
    }

    /** How a state stands that has been entered and not left. */
    private static String open(String type, String status) {
        if (type.equals("FailStateEntered")) {
            return "failed";
        }
        return switch (status) {
            case "RUNNING" -> "running";
            case "ABORTED" -> "aborted";
            default -> "failed";
        };
    }

    private static boolean isFailure(String type) {
        return type.equals("EvaluationFailed")
                || (type.startsWith("Task") || type.startsWith("LambdaFunction"))
                        && (type.endsWith("Failed") || type.endsWith("TimedOut"));
    }

    /** The state that an execution came from: the one it left last, or the start of all or of a branch. */
    private static @Nullable String origin(JsonNode entered, Map<Long, JsonNode> events) {
        for (JsonNode event = before(entered, events); event != null; event = before(event, events)) {
            String type = event.path("type").asString("");
            if (type.endsWith("StateExited")) {
                return event.path("stateExitedEventDetails").path("name").asString("");
            }
            if (type.equals("ExecutionStarted")) {
                return Layout.START;
            }
            if (type.endsWith("StateStarted") || type.equals("MapIterationStarted")) {
                return null;
            }
        }
        return Layout.START;
    }

    /** The state that something happened in: the last that was entered. */
    private static @Nullable String state(JsonNode happened, Map<Long, JsonNode> events) {
        for (JsonNode event = happened; event != null; event = before(event, events)) {
            if (event.path("type").asString("").endsWith("StateEntered")) {
                return event.path("stateEnteredEventDetails").path("name").asString("");
            }
        }
        return null;
    }

    private static boolean failedBefore(JsonNode exited, Map<Long, JsonNode> events) {
        JsonNode event = before(exited, events);
        String type = event == null ? "" : event.path("type").asString("").toLowerCase(Locale.ROOT);
        return type.endsWith("failed") || type.endsWith("timedout");
    }

    private static @Nullable JsonNode before(JsonNode event, Map<Long, JsonNode> events) {
        return events.get(event.path("previousEventId").asLong(0));
    }
}
