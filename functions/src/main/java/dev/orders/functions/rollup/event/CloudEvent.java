package dev.orders.functions.rollup.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event as its record has it; nothing of it is believed yet. Attributes that are missing, no texts or longer than
 * {@link EventReader#MAX_TEXT} are empty.
 *
 * @param authtype who vouches for the event
 * @param time when it happened; null when it does not say so in RFC 3339
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0</a>
 */
public record CloudEvent(
        String specversion,
        String id,
        String source,
        String type,
        String authtype,
        @Nullable Instant time,
        EventData data) {

    /** Whether it has what every CloudEvent has. */
    public boolean isComplete() {
        return specversion.equals("1.0") && !id.isEmpty() && !source.isEmpty() && !type.isEmpty();
    }

    public EventKey key() {
        return new EventKey(authtype, source, id);
    }
}
