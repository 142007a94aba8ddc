package dev.orders.api.orders;

import dev.orders.api.products.Amount;
import dev.orders.domain.order.OrderLine;

/** A line of an order as callers see it, whoever they are. */
public record LineView(String sku, String name, int quantity, Amount unitPrice) {
    public static LineView of(OrderLine line) {
        return new LineView(line.sku().value(), line.name(), line.quantity().value(), Amount.of(line.unitPrice()));
    }
}
