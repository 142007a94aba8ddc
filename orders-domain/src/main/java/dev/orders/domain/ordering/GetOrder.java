package dev.orders.domain.ordering;

import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.TrackedOrder;
import java.util.Optional;

/** Use case: a customer opens one of their orders. */
public final class GetOrder {

    public Optional<TrackedOrder> get(Orders orders, OrderId id) {
        return orders.find(id);
    }
}
