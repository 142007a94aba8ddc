package dev.orders.domain.order;

import org.jspecify.annotations.Nullable;

/** An order with the workflow's row about it, if there is one: the two together say how the order stands. */
public record TrackedOrder(Order order, @Nullable Approval approval) {

    public OrderStatus status() {
        return approval == null
                ? OrderStatus.of(order.isCancelled(), null, false)
                : OrderStatus.of(order.isCancelled(), approval.state(), approval.isAbout(order));
    }
}
