package dev.orders.domain.order;

import dev.orders.domain.product.Product;
import dev.orders.domain.product.ProductFixtures;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Valid orders and decisions, for tests here and in the modules that implement the ports. */
public final class OrderFixtures {
    public static final Instant PLACED_AT = Instant.parse("2026-03-01T09:30:00.125Z");
    public static final UserId ANNA = new UserId("11111111-1111-4111-8111-111111111111");
    public static final UserId BERT = new UserId("22222222-2222-4222-8222-222222222222");

    /** Decides on orders. */
    public static final UserId CARL = new UserId("33333333-3333-4333-8333-333333333333");

    private OrderFixtures() {}

    /** Version 7 ids; a higher number is a later one. */
    public static OrderId orderId(int number) {
        return new OrderId("019a0000-%04x-7000-8000-0123456789ab".formatted(number));
    }

    public static Order order(UserId owner, int number) {
        return order(owner, number, line(ProductFixtures.MUG, 2), line(ProductFixtures.PEN, 1));
    }

    public static Order order(UserId owner, int number, OrderLine... lines) {
        return Order.place(
                orderId(number),
                owner,
                List.of(lines),
                new Note("Leave it with the neighbour"),
                PLACED_AT.plusSeconds(number));
    }

    public static OrderLine line(Product product, int quantity) {
        return OrderLine.of(product, new Quantity(quantity));
    }

    public static Approval approval(Order order, Approval.State state) {
        var decided = state != Approval.State.PENDING;
        return new Approval(
                state,
                Approval.Snapshot.of(order),
                order.placedAt().plusSeconds(1),
                decided ? order.placedAt().plusSeconds(60) : null,
                state == Approval.State.REJECTED ? CARL : null,
                decided ? reason(state) : null);
    }

    /** As the workflow records about an order that it can't read. */
    public static Approval approvalWithoutSnapshot(Order order, Approval.State state) {
        var approval = approval(order, state);
        return new Approval(state, null, approval.requestedAt(), approval.decidedAt(), null, approval.reason());
    }

    private static @Nullable String reason(Approval.State state) {
        return state == Approval.State.REJECTED ? "Over budget" : null;
    }
}
