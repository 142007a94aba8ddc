package dev.orders.domain.ordering;

import java.util.regex.Pattern;

/** A caller's name for one attempt to order, the same on every retry: 1 to 255 visible ASCII characters. */
public record IdempotencyKey(String value) {
    private static final Pattern SHAPE = Pattern.compile("[!-~]{1,255}");

    public IdempotencyKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not an idempotency key");
        }
    }

    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }
}
