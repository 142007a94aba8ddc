package dev.orders.web.orders;

import static dev.orders.web.orders.Order.Approval.Status.CANCELLED;
import static dev.orders.web.orders.Order.Approval.Status.EXPIRED;
import static dev.orders.web.orders.Order.Approval.Status.PENDING;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The steps of an order's life that have happened, and the ones that are awaited. */
final class Timeline {
    private Timeline() {}

    /**
     * @param id names the message and the style
     * @param at null where the API tells no time
     * @param reason what the decision was given for
     */
    record Step(
            String id,
            @Nullable Instant at,
            State state,
            @Nullable String reason) {}

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
        Order.Approval approval = order.approval();
        steps.add(done("placed", order.placedAt()));
        if (approval != null) {
            steps.addAll(decided(approval));
        }
        switch (order.status()) {
            case PLACED -> steps.add(new Step(approval == null ? "checking" : "changed", null, State.CURRENT, null));
            case PENDING_APPROVAL -> {
                steps.add(new Step("waiting", approval == null ? null : approval.requestedAt(), State.CURRENT, null));
                steps.add(new Step("decision", null, State.AHEAD, null));
            }
            case CANCELLED -> steps.add(done("cancelled", cancelledAt(order)));
            // A status without the row that it follows from: say what is known.
            case APPROVED, REJECTED, EXPIRED -> {
                if (approval == null) {
                    steps.add(done(order.status().id(), null));
                }
            }
        }
        return steps;
    }

    /** The decision, after the request for it where a person was asked. */
    private static List<Step> decided(Order.Approval approval) {
        var status = approval.status();
        // Nothing but time decides that an order expires: a person was asked.
        boolean automatic = Boolean.TRUE.equals(approval.automatic()) && status != EXPIRED && status != CANCELLED;
        var steps = new ArrayList<Step>();
        if (status != PENDING && approval.requestedAt() != null && !automatic) {
            steps.add(done("asked", approval.requestedAt()));
        }
        switch (status) {
            case PENDING, CANCELLED -> {}
            case APPROVED -> steps.add(decision(automatic ? "approved-automatically" : "approved", approval));
            case REJECTED -> steps.add(decision("rejected", approval));
            case EXPIRED -> steps.add(decision("expired", approval));
        }
        return steps;
    }

    private static @Nullable Instant cancelledAt(Order order) {
        Order.Approval approval = order.approval();
        if (order.cancelledAt() != null) {
            return order.cancelledAt();
        }
        return approval != null && approval.status() == CANCELLED ? approval.decidedAt() : null;
    }

    private static Step decision(String id, Order.Approval approval) {
        return new Step(id, approval.decidedAt(), State.DONE, approval.reason());
    }

    private static Step done(String id, @Nullable Instant at) {
        return new Step(id, at, State.DONE, null);
    }
}
