package dev.orders.telemetry;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as the service tells it; the emitter adds the rest of the envelope.
 *
 * @param id tells it from every other event of the service; the same for an event that is told twice
 * @param subject what it happened to, such as an order's id; null when it is nothing of its own
 * @param partitionKey events of one key stay in order
 * @param data strings, numbers and booleans; nothing about a person
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0</a>
 */
public record TelemetryEvent(
        String id, String type, @Nullable String subject, String partitionKey, Instant time, Map<String, Object> data) {

    public TelemetryEvent {
        data = Map.copyOf(data);
    }
}
