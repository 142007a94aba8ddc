package dev.orders.domain.product;

import java.util.regex.Pattern;

/** Stock keeping unit, the key of a product: 1 to 64 letters, digits, dots, dashes and underscores. */
public record Sku(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public Sku {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a SKU");
        }
    }

    public static boolean isValid(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
