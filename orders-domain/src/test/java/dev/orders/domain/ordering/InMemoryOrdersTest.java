package dev.orders.domain.ordering;

import dev.orders.domain.order.Approval;
import dev.orders.domain.order.Order;
import dev.orders.domain.order.UserId;
import java.util.HashMap;
import java.util.Map;

class InMemoryOrdersTest extends OrdersContract {
    private final Map<UserId, InMemoryOrders> customers = new HashMap<>();

    @Override
    protected synchronized InMemoryOrders ordersOf(UserId owner) {
        return customers.computeIfAbsent(owner, InMemoryOrders::new);
    }

    @Override
    protected void decide(Order order, Approval approval) {
        ordersOf(order.owner()).decide(order.id(), approval);
    }
}
