package dev.orders.web.approvals;

import dev.orders.web.api.Money;
import dev.orders.web.orders.Order;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An order that waits for a decision, or has one.
 *
 * @param escalated whether nobody decided in the first time given
 * @param status null in the inbox, where everything is open
 */
record Task(
        String taskId,
        String orderId,
        List<Order.Line> lines,
        Money total,
        Instant requestedAt,
        boolean escalated,
        @Nullable Status status,
        @Nullable Instant decidedAt,
        @Nullable String reason) {

    public enum Status {
        PENDING,
        APPROVED,
        REJECTED,
        EXPIRED,
        CANCELLED;

        /** As message keys and style sheets spell it; the same as an order's status. */
        public String id() {
            return this == PENDING ? "pending-approval" : name().toLowerCase(Locale.ROOT);
        }
    }

    public String reference() {
        return Order.reference(orderId);
    }

    public boolean open() {
        return status == null || status == Status.PENDING;
    }
}
