package dev.orders.domain.order;

import dev.orders.domain.product.Product;
import dev.orders.domain.product.Sku;
import org.joda.money.Money;

/** One position of an order, with the product's name and price as they were when it was placed. */
public record OrderLine(Sku sku, String name, Quantity quantity, Money unitPrice) {

    public OrderLine {
        if (!Product.isName(name)) {
            throw new IllegalArgumentException("a line has a product's name");
        }
        if (unitPrice.isNegative()) {
            throw new IllegalArgumentException("a price is not negative");
        }
    }

    public static OrderLine of(Product product, Quantity quantity) {
        return new OrderLine(product.sku(), product.name(), quantity, product.unitPrice());
    }

    /** Exact at any size: joda-money calculates in {@code BigDecimal}. */
    public Money total() {
        return unitPrice.multipliedBy(quantity.value());
    }
}
