package dev.orders.web.orders;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The steps of an order's life that have happened, and the one that is awaited. */
final class Timeline {
    private Timeline() {}

    /** @param id names the message and the style; {@code at} is null where the API tells no time */
    record Step(String id, @Nullable Instant at, State state) {}

    enum State {
        DONE,
        CURRENT,
        AHEAD;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static List<Step> of(Order order) {
        var steps = new ArrayList<Step>();
        Instant decided = order.approval() == null ? null : order.approval().decidedAt();
        steps.add(new Step("placed", order.placedAt(), State.DONE));
        switch (order.status()) {
            // Nobody has been asked to decide on it: there is nothing ahead to promise.
            case PLACED -> {}
            case PENDING_APPROVAL -> {
                steps.add(new Step("waiting", null, State.CURRENT));
                steps.add(new Step("decision", null, State.AHEAD));
            }
            case APPROVED -> steps.add(new Step("approved", decided, State.DONE));
            case REJECTED -> steps.add(new Step("rejected", decided, State.DONE));
            case EXPIRED -> steps.add(new Step("expired", decided, State.DONE));
            case CANCELLED -> steps.add(new Step("cancelled", null, State.DONE));
        }
        return steps;
    }
}
