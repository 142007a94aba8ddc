package dev.orders.functions.rollup.counting;

import dev.orders.functions.rollup.event.CloudEvent;
import dev.orders.functions.rollup.event.EventKey;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record of a shard, and what becomes of it.
 *
 * @param key of its event; null when it has none
 * @param time which a marker is kept by; when the record came if the event does not say
 */
public record StreamRecord(
        SequenceNumber sequence, @Nullable EventKey key, Instant time, Verdict verdict) {

    public static StreamRecord of(SequenceNumber sequence, Optional<CloudEvent> event, Instant arrival) {
        Verdict verdict = Verdict.on(event, arrival);
        Instant time = event.map(CloudEvent::time).orElse(arrival);
        return new StreamRecord(sequence, event.map(CloudEvent::key).orElse(null), time, verdict);
    }

    boolean isMarked() {
        return verdict instanceof Verdict.Counted counted && counted.marked();
    }
}
