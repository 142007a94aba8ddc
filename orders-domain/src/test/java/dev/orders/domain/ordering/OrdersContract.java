package dev.orders.domain.ordering;

import static dev.orders.domain.order.OrderFixtures.ANNA;
import static dev.orders.domain.order.OrderFixtures.BERT;
import static dev.orders.domain.order.OrderFixtures.PLACED_AT;
import static dev.orders.domain.order.OrderFixtures.approval;
import static dev.orders.domain.order.OrderFixtures.approvalWithoutSnapshot;
import static dev.orders.domain.order.OrderFixtures.line;
import static dev.orders.domain.order.OrderFixtures.order;
import static dev.orders.domain.order.OrderFixtures.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.domain.order.Approval;
import dev.orders.domain.order.Order;
import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.OrderStatus;
import dev.orders.domain.order.TrackedOrder;
import dev.orders.domain.order.UserId;
import dev.orders.domain.product.ProductFixtures;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Orders} keeps. Each test begins with no orders at all. */
public abstract class OrdersContract {

    protected abstract Orders ordersOf(UserId owner);

    /** Writes the row that only the workflow writes. */
    protected abstract void decide(Order order, Approval approval);

    @Test
    void findsWhatWasPlaced() {
        var order = order(ANNA, 1);

        assertThat(place(order)).isEqualTo(Orders.Placement.STORED);

        assertThat(ordersOf(ANNA).find(order.id())).contains(new TrackedOrder(order, null));
    }

    @Test
    void keepsAnOrderOfFiftyLinesWithoutANote() {
        var lines = Collections.nCopies(Order.MAX_LINES, line(ProductFixtures.MUG, 999));
        var order = Order.place(orderId(1), ANNA, lines, null, PLACED_AT);

        place(order);

        assertThat(ordersOf(ANNA).find(order.id())).contains(new TrackedOrder(order, null));
    }

    @Test
    void findsNothingElse() {
        assertThat(ordersOf(ANNA).find(orderId(1))).isEmpty();
    }

    @Test
    void findsTheDecisionWithTheOrder() {
        var order = order(ANNA, 1);
        place(order);

        for (var state : Approval.State.values()) {
            var approval = approval(order, state);
            decide(order, approval);

            assertThat(ordersOf(ANNA).find(order.id())).contains(new TrackedOrder(order, approval));
            assertThat(ordersOf(ANNA).list(10, null).orders()).containsExactly(new TrackedOrder(order, approval));
        }
    }

    @Test
    void findsADecisionOnWhatCouldNotBeRead() {
        var order = order(ANNA, 1);
        place(order);

        for (var state : List.of(Approval.State.REJECTED, Approval.State.CANCELLED)) {
            var approval = approvalWithoutSnapshot(order, state);
            decide(order, approval);

            assertThat(ordersOf(ANNA).find(order.id())).contains(new TrackedOrder(order, approval));
        }
    }

    @Test
    void keepsCustomersApart() {
        var annas = order(ANNA, 1);
        place(annas);
        place(order(BERT, 2));

        assertThat(ordersOf(BERT).find(annas.id())).isEmpty();
        assertThat(ordersOf(BERT).cancel(annas.id(), PLACED_AT)).isFalse();
        assertThat(ids(ordersOf(BERT).list(10, null))).containsExactly(orderId(2));
        assertThat(ordersOf(BERT).recorded(key(annas))).isEmpty();
        assertThat(ordersOf(ANNA).find(annas.id())).contains(new TrackedOrder(annas, null));
    }

    @Test
    void recordsTheKeyWithTheOrder() {
        var order = order(ANNA, 1);
        place(order);

        assertThat(ordersOf(ANNA).recorded(key(order))).contains(keyRecord(order));
        assertThat(ordersOf(ANNA).recorded(new IdempotencyKey("another"))).isEmpty();
    }

    @Test
    void storesNothingUnderATakenKey() {
        var first = order(ANNA, 1);
        var second = order(ANNA, 2);
        place(first);

        assertThat(ordersOf(ANNA).place(second, key(first), keyRecord(second))).isEqualTo(Orders.Placement.KEY_TAKEN);

        assertThat(ordersOf(ANNA).find(second.id())).isEmpty();
        assertThat(ordersOf(ANNA).recorded(key(first))).contains(keyRecord(first));
    }

    @Test
    void letsTwoCustomersUseTheSameKey() {
        var annas = order(ANNA, 1);
        var berts = order(BERT, 2);
        place(annas);

        assertThat(ordersOf(BERT).place(berts, key(annas), keyRecord(berts))).isEqualTo(Orders.Placement.STORED);
    }

    @Test
    void storesOneOfManyAtOnceUnderOneKey() throws Exception {
        var key = new IdempotencyKey("contended");
        var attempts = new ArrayList<Callable<Orders.Placement>>();
        for (var number = 1; number <= 8; number++) {
            var order = order(ANNA, number);
            attempts.add(() -> ordersOf(ANNA).place(order, key, keyRecord(order)));
        }

        var placements = new ArrayList<Orders.Placement>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var placement : threads.invokeAll(attempts)) {
                placements.add(placement.get());
            }
        }

        assertThat(placements).containsOnlyOnce(Orders.Placement.STORED).hasSize(8);
        assertThat(ids(ordersOf(ANNA).list(10, null)))
                .containsExactly(ordersOf(ANNA).recorded(key).orElseThrow().order());
    }

    @Test
    void listsNothingWhereThereIsNothing() {
        assertThat(ordersOf(ANNA).list(10, null)).isEqualTo(new Orders.Page(List.of(), null));
    }

    @Test
    void listsNewestFirstPageByPage() {
        IntStream.of(2, 5, 1, 4, 3).forEach(number -> place(order(ANNA, number)));

        var first = ordersOf(ANNA).list(2, null);
        var second = ordersOf(ANNA).list(2, first.next());
        var third = ordersOf(ANNA).list(2, second.next());

        assertThat(ids(first)).containsExactly(orderId(5), orderId(4));
        assertThat(ids(second)).containsExactly(orderId(3), orderId(2));
        assertThat(ids(third)).containsExactly(orderId(1));
        assertThat(third.next()).isNull();
    }

    @Test
    void hasNoNextPageWhenThePageHoldsTheRest() {
        place(order(ANNA, 1));
        place(order(ANNA, 2));

        assertThat(ordersOf(ANNA).list(2, null).next()).isNull();
    }

    @Test
    void listsAHundred() {
        IntStream.rangeClosed(1, ListOrders.MAX_LIMIT + 1).forEach(number -> place(order(ANNA, number)));

        var page = ordersOf(ANNA).list(ListOrders.MAX_LIMIT, null);

        assertThat(page.orders()).hasSize(ListOrders.MAX_LIMIT);
        assertThat(ids(ordersOf(ANNA).list(ListOrders.MAX_LIMIT, page.next()))).containsExactly(orderId(1));
    }

    @Test
    void cancelsOnce() {
        var order = order(ANNA, 1);
        place(order);
        var at = PLACED_AT.plusSeconds(30);

        assertThat(ordersOf(ANNA).cancel(order.id(), at)).isTrue();
        assertThat(ordersOf(ANNA).cancel(order.id(), at.plusSeconds(1))).isFalse();

        var found = ordersOf(ANNA).find(order.id()).orElseThrow();
        assertThat(found).isEqualTo(new TrackedOrder(order.cancelled(at), null));
        assertThat(found.status()).isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void cancelsNothingThatIsNotThere() {
        assertThat(ordersOf(ANNA).cancel(orderId(1), PLACED_AT)).isFalse();
        assertThat(ordersOf(ANNA).find(orderId(1))).isEmpty();
    }

    private Orders.Placement place(Order order) {
        return ordersOf(order.owner()).place(order, key(order), keyRecord(order));
    }

    private static IdempotencyKey key(Order order) {
        return new IdempotencyKey("key-of-" + order.id());
    }

    private static Orders.KeyRecord keyRecord(Order order) {
        return new Orders.KeyRecord(
                "hash-of-" + order.id(),
                order.id(),
                PLACED_AT.plusSeconds(86_400).truncatedTo(ChronoUnit.SECONDS));
    }

    private static List<OrderId> ids(Orders.Page page) {
        return page.orders().stream().map(tracked -> tracked.order().id()).toList();
    }
}
