package dev.orders.telemetry;

import java.time.Instant;
import java.util.Map;

/** Events to try things with. */
final class Events {
    static final Instant AT = Instant.parse("2026-11-23T14:05:06.789Z");

    private Events() {}

    /** Of a partition key of its own. */
    static TelemetryEvent event(String id) {
        return event(id, id);
    }

    static TelemetryEvent event(String id, String partitionKey) {
        return new TelemetryEvent(id, "tried", null, partitionKey, AT, Map.of("value", 1));
    }

    static TelemetryEvent large(String id, int characters) {
        return new TelemetryEvent(id, "tried", null, id, AT, Map.of("value", "x".repeat(characters)));
    }
}
