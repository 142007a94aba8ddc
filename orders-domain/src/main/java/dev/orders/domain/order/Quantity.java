package dev.orders.domain.order;

/** How many of a product: 1 to 999. */
public record Quantity(int value) {
    public static final int MIN = 1;
    public static final int MAX = 999;

    public Quantity {
        if (!isValid(value)) {
            throw new IllegalArgumentException("a quantity is " + MIN + " to " + MAX);
        }
    }

    public static boolean isValid(long value) {
        return value >= MIN && value <= MAX;
    }
}
