package dev.orders.domain.order;

import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What a customer ordered. 1 to 50 lines in one currency; the total is at most {@link #MAX_TOTAL_MINOR}. The owner may write
 * this row, so nothing in it says that the order is approved: {@link TrackedOrder} does, from both rows.
 *
 * @param version 1 when placed, one more with each change
 */
public record Order(
        OrderId id,
        UserId owner,
        List<OrderLine> lines,
        Money total,
        @Nullable Note note,
        Instant placedAt,
        @Nullable Instant cancelledAt,
        long version) {

    public static final int MAX_LINES = 50;

    /** 2^53 - 1 minor units: the largest integer that every JSON reader keeps exact (RFC 8259, section 6). */
    public static final long MAX_TOTAL_MINOR = 9_007_199_254_740_991L;

    public Order {
        lines = List.copyOf(lines);
        if (!isLineCount(lines.size())) {
            throw new IllegalArgumentException("an order has 1 to " + MAX_LINES + " lines");
        }
        if (lines.stream().anyMatch(line -> !line.unitPrice().isSameCurrency(total))) {
            throw new IllegalArgumentException("an order has one currency");
        }
        if (total.isNegative() || !isTotal(total) || lines.stream().anyMatch(line -> !isTotal(line.total()))) {
            throw new IllegalArgumentException(
                    "a total, of a line or of all, is 0 to " + MAX_TOTAL_MINOR + " minor units");
        }
    }

    public static Order place(OrderId id, UserId owner, List<OrderLine> lines, @Nullable Note note, Instant placedAt) {
        return new Order(id, owner, lines, total(lines), note, placedAt, null, 1);
    }

    /** The sum of lines of one currency; joda-money refuses to add different ones. */
    public static Money total(List<OrderLine> lines) {
        return Money.total(lines.stream().map(OrderLine::total).toList());
    }

    public static boolean isLineCount(int count) {
        return count >= 1 && count <= MAX_LINES;
    }

    public static boolean isTotal(Money total) {
        return total.isLessThan(Money.ofMinor(total.getCurrencyUnit(), MAX_TOTAL_MINOR + 1));
    }

    public boolean isCancelled() {
        return cancelledAt != null;
    }

    public Order cancelled(Instant at) {
        return new Order(id, owner, lines, total, note, placedAt, at, version + 1);
    }
}
