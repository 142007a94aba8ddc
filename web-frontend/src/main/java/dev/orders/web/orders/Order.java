package dev.orders.web.orders;

import dev.orders.web.api.Money;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An order as the API tells it. */
public record Order(
        String orderId,
        Status status,
        List<Line> lines,
        Money total,
        @Nullable String note,
        Instant placedAt,
        @Nullable Instant cancelledAt,
        @Nullable Approval approval) {

    public enum Status {
        PLACED,
        PENDING_APPROVAL,
        APPROVED,
        REJECTED,
        EXPIRED,
        CANCELLED;

        /** As message keys and style sheets spell it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public boolean cancellable() {
            return this == PLACED || this == PENDING_APPROVAL || this == APPROVED;
        }
    }

    public record Line(String sku, String name, int quantity, Money unitPrice) {
        public Money total() {
            return new Money(Math.multiplyExact(unitPrice.amount(), quantity), unitPrice.currency());
        }
    }

    /**
     * What the workflow says about the order.
     *
     * @param requestedAt when the workflow began, which then asks a person or decides by itself
     * @param automatic whether the workflow decided by itself; null where nothing is decided
     */
    public record Approval(
            Status status,
            @Nullable Instant requestedAt,
            @Nullable Instant decidedAt,
            @Nullable String reason,
            @Nullable Boolean automatic) {

        public enum Status {
            PENDING,
            APPROVED,
            REJECTED,
            EXPIRED,
            CANCELLED
        }
    }

    public String reference() {
        return reference(orderId);
    }

    /** What people call an order by: the last digits of its id, which are random, unlike the first. */
    public static String reference(String orderId) {
        String digits = orderId.substring(orderId.length() - 8).toUpperCase(Locale.ROOT);
        return digits.substring(0, 4) + "-" + digits.substring(4);
    }

    /** Whether the workflow is still to say something about it. */
    public boolean awaited() {
        return status == Status.PENDING_APPROVAL || (status == Status.PLACED && approval == null);
    }

    public int pieces() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }
}
