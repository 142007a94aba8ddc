package dev.orders.domain.ordering;

import static dev.orders.domain.order.OrderFixtures.ANNA;
import static dev.orders.domain.order.OrderFixtures.PLACED_AT;
import static dev.orders.domain.order.OrderFixtures.approval;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.domain.order.Approval;
import dev.orders.domain.order.Order;
import dev.orders.domain.order.OrderFixtures;
import dev.orders.domain.order.OrderStatus;
import dev.orders.domain.order.TrackedOrder;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CancelOrderTest {
    private static final Instant NOW = PLACED_AT.plusSeconds(3600);

    private final InMemoryOrders orders = new InMemoryOrders(ANNA);
    private final Order order = OrderFixtures.order(ANNA, 1);
    private final CancelOrder cancelOrder = new CancelOrder(InstantSource.fixed(NOW));

    @BeforeEach
    void placed() {
        orders.place(order, new IdempotencyKey("k"), new Orders.KeyRecord("hash", order.id(), NOW));
    }

    @Test
    void cancelsAPlacedOrder() {
        var cancelled = new TrackedOrder(order.cancelled(NOW), null);

        assertThat(cancelOrder.cancel(orders, order.id())).isEqualTo(new CancelOrder.Cancelled(cancelled));
        assertThat(orders.find(order.id())).contains(cancelled);
    }

    @Test
    void answersTheSameTheSecondTime() {
        cancelOrder.cancel(orders, order.id());

        assertThat(cancelOrder.cancel(orders, order.id()))
                .isEqualTo(new CancelOrder.AlreadyCancelled(new TrackedOrder(order.cancelled(NOW), null)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Approval.State.class,
            names = {"PENDING", "APPROVED"})
    void cancelsWhatIsPendingOrApproved(Approval.State state) {
        orders.decide(order.id(), approval(order, state));

        assertThat(cancelOrder.cancel(orders, order.id())).isInstanceOf(CancelOrder.Cancelled.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Approval.State.class,
            names = {"REJECTED", "EXPIRED"})
    void refusesWhatIsOver(Approval.State state) {
        orders.decide(order.id(), approval(order, state));

        assertThat(cancelOrder.cancel(orders, order.id()))
                .isEqualTo(new CancelOrder.TooLate(OrderStatus.valueOf(state.name())));
        assertThat(orders.find(order.id()).orElseThrow().order().isCancelled()).isFalse();
    }

    @Test
    void isCancelledAlreadyOnceTheWorkflowHasSeenIt() {
        orders.decide(order.id(), approval(order, Approval.State.CANCELLED));

        assertThat(cancelOrder.cancel(orders, order.id())).isInstanceOf(CancelOrder.AlreadyCancelled.class);
    }

    @Test
    void knowsItsOwnCancellationWhoseAnswerWasLost() {
        orders.loseTheAnswerToACancellation();

        assertThat(cancelOrder.cancel(orders, order.id()))
                .isEqualTo(new CancelOrder.Cancelled(new TrackedOrder(order.cancelled(NOW), null)));
    }

    @Test
    void findsNothingToCancel() {
        assertThat(cancelOrder.cancel(orders, OrderFixtures.orderId(2))).isEqualTo(new CancelOrder.NotFound());
    }
}
