package dev.orders.domain.order;

import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The workflow's decision, or the wait for it, with a snapshot of what it is about. Only the workflow may write this row.
 *
 * @param snapshot what was decided on, null where the order could not be read or made no sense
 * @param decidedBy the approver, null while nobody or nothing but the workflow itself has decided
 */
public record Approval(
        State state,
        @Nullable Snapshot snapshot,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        @Nullable UserId decidedBy,
        @Nullable String reason) {

    /** As stored. */
    public enum State {
        PENDING,
        APPROVED,
        REJECTED,
        EXPIRED,
        /** The workflow saw that the owner had taken the order back. */
        CANCELLED
    }

    /** The lines and the total of an order as they once were. */
    public record Snapshot(List<OrderLine> lines, Money total) {
        public Snapshot {
            lines = List.copyOf(lines);
        }

        public static Snapshot of(Order order) {
            return new Snapshot(order.lines(), order.total());
        }
    }

    /** Whether the order still is what the snapshot holds; without a snapshot it is not. */
    public boolean isAbout(Order order) {
        return Snapshot.of(order).equals(snapshot);
    }
}
