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

    public record Approval(
            String status,
            @Nullable Instant decidedAt,
            @Nullable String reason) {}

    /** What people call the order by: the last digits of its id, which are random, unlike the first. */
    public String reference() {
        String digits = orderId.substring(orderId.length() - 8).toUpperCase(Locale.ROOT);
        return digits.substring(0, 4) + "-" + digits.substring(4);
    }

    public int pieces() {
        return lines.stream().mapToInt(Line::quantity).sum();
    }
}
