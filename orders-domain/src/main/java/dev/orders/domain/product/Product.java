package dev.orders.domain.product;

import org.joda.money.Money;

/** A product of the catalogue. The name has 1 to 200 characters, the price is not negative. */
public record Product(Sku sku, String name, Money unitPrice) {
    public static final int MAX_NAME = 200;

    public Product {
        if (!isName(name)) {
            throw new IllegalArgumentException("a product's name has 1 to " + MAX_NAME + " characters");
        }
        if (unitPrice.isNegative()) {
            throw new IllegalArgumentException("a price is not negative");
        }
    }

    public static boolean isName(String text) {
        return !text.isBlank() && text.length() <= MAX_NAME;
    }
}
