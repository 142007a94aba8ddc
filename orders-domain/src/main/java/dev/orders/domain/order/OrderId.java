package dev.orders.domain.order;

import java.util.Optional;
import java.util.regex.Pattern;

/** A UUID in its canonical lower-case text. New ones are version 7 (RFC 9562), so their text sorts by time. */
public record OrderId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public OrderId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an order id");
        }
    }

    public static Optional<OrderId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new OrderId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
