package dev.orders.telemetry;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened, as the service tells it; the emitter adds the rest of the envelope.
 *
 * @param id tells it from every other event of the service; the same for an event that is told twice
 * @param subject what it happened to, such as an order's id; null when it is nothing of its own
 * @param partitionKey events of one key stay in order; 1 to {@value #MAX_PARTITION_KEY} characters
 * @param data strings, numbers and booleans; nothing about a person
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0</a>
 */
public record TelemetryEvent(
        String id, String type, @Nullable String subject, String partitionKey, Instant time, Map<String, Object> data) {

    /** Kinesis' own limit. */
    static final int MAX_PARTITION_KEY = 256;

    /** @throws IllegalArgumentException when the key or a value is none */
    public TelemetryEvent {
        data = Map.copyOf(data);
        if (partitionKey.isEmpty() || partitionKey.length() > MAX_PARTITION_KEY) {
            throw new IllegalArgumentException("a partition key has 1 to " + MAX_PARTITION_KEY + " characters");
        }
        for (Object value : data.values()) {
            if (!(value instanceof String || value instanceof Number || value instanceof Boolean)) {
                throw new IllegalArgumentException("neither text, number nor boolean: " + value.getClass());
            }
        }
    }

    /** Bytes of memory, roughly: told without writing the event out. */
    int weight() {
        int characters = id.length() + type.length() + partitionKey.length() + (subject == null ? 0 : subject.length());
        for (Map.Entry<String, Object> entry : data.entrySet()) {
            characters += entry.getKey().length() + (entry.getValue() instanceof String text ? text.length() : 16);
        }
        return 256 + 2 * characters;
    }
}
