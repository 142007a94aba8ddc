package dev.orders.domain.order;

import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * The workflow's decision, or the wait for it, with a snapshot of what it is about. Only the workflow may write this row.
 *
 * @param lines the lines that were decided on
 * @param total the total that was decided on
 */
public record Approval(
        State state,
        List<OrderLine> lines,
        Money total,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    /** As stored. */
    public enum State {
        PENDING,
        APPROVED,
        REJECTED,
        EXPIRED
    }

    public Approval {
        lines = List.copyOf(lines);
    }

    /** Whether the order still is what the snapshot holds. */
    public boolean isAbout(Order order) {
        return lines.equals(order.lines()) && total.equals(order.total());
    }
}
