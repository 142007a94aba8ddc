package dev.orders.functions.rollup.counting;

import dev.orders.functions.rollup.event.CloudEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What becomes of an event. */
public sealed interface Verdict {

    /** What it adds to counters: nothing, or one row's. */
    List<Increment> increments();

    /**
     * It counts.
     *
     * @param marked whether a row remembers that it was counted, so that it counts once though it were put into the stream twice
     */
    record Counted(List<Increment> increments, boolean marked) implements Verdict {
        public Counted {
            increments = List.copyOf(increments);
        }
    }

    /** It does not count; that it came does. */
    record Refused(Increment refusal) implements Verdict {
        @Override
        public List<Increment> increments() {
            return List.of(refusal);
        }
    }

    /** It ought not to be in the stream: nothing behind it is counted before somebody has taken it out. */
    record Poison(String reason) implements Verdict {
        @Override
        public List<Increment> increments() {
            return List.of();
        }
    }

    /**
     * @param event empty when the record is no event
     * @param arrival when the record came into the stream
     */
    static Verdict on(Optional<CloudEvent> event, Instant arrival) {
        if (event.isEmpty()) {
            return new Poison("no JSON object");
        }
        return switch (event.get().authtype()) {
            case "app_user" -> PeoplesEvents.verdict(event.get(), arrival);
            case "service_account" -> ServicesEvents.verdict(event.get(), arrival);
            default -> new Poison("nobody vouches for it");
        };
    }
}
