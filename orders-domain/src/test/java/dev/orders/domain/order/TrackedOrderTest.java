package dev.orders.domain.order;

import static dev.orders.domain.order.OrderFixtures.ANNA;
import static dev.orders.domain.order.OrderFixtures.approval;
import static dev.orders.domain.order.OrderFixtures.approvalWithoutSnapshot;
import static dev.orders.domain.order.OrderFixtures.line;
import static dev.orders.domain.order.OrderFixtures.order;
import static dev.orders.domain.product.ProductFixtures.MUG;
import static dev.orders.domain.product.ProductFixtures.product;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrackedOrderTest {
    private static final Order DECIDED_ON = order(ANNA, 1, line(MUG, 2));

    @Test
    void isPlacedWhileNoWorkflowHasSeenIt() {
        assertThat(new TrackedOrder(DECIDED_ON, null).status()).isEqualTo(OrderStatus.PLACED);
    }

    @Test
    void isApprovedWhileItEqualsTheSnapshot() {
        assertThat(statusAfterApproval(DECIDED_ON)).isEqualTo(OrderStatus.APPROVED);
    }

    static Stream<Order> changedAfterApproval() {
        return Stream.of(
                order(ANNA, 1, line(MUG, 3)),
                order(ANNA, 1, line(MUG, 2), line(MUG, 1)),
                order(ANNA, 1, line(product("mug-red", "Blue mug", CurrencyUnit.EUR, 1299), 2)),
                order(ANNA, 1, line(product("mug-blue", "Red mug", CurrencyUnit.EUR, 1299), 2)),
                order(ANNA, 1, line(product("mug-blue", "Blue mug", CurrencyUnit.EUR, 1), 2)),
                order(ANNA, 1, line(product("mug-blue", "Blue mug", CurrencyUnit.USD, 1299), 2)),
                withTotal(Money.ofMinor(CurrencyUnit.EUR, 1)));
    }

    @ParameterizedTest
    @MethodSource("changedAfterApproval")
    void isNoLongerApprovedWhenItWasChanged(Order changed) {
        assertThat(statusAfterApproval(changed)).isEqualTo(OrderStatus.PLACED);
    }

    @Test
    void isCancelledWhateverWasDecided() {
        assertThat(statusAfterApproval(DECIDED_ON.cancelled(OrderFixtures.PLACED_AT)))
                .isEqualTo(OrderStatus.CANCELLED);
    }

    @Test
    void isCancelledOnceTheWorkflowHasSeenItWhateverTheOrderSaysNow() {
        for (var approval : List.of(
                approval(DECIDED_ON, Approval.State.CANCELLED),
                approvalWithoutSnapshot(DECIDED_ON, Approval.State.CANCELLED))) {
            assertThat(new TrackedOrder(DECIDED_ON, approval).status()).isEqualTo(OrderStatus.CANCELLED);
        }
    }

    @Test
    void isNotApprovedWithoutASnapshot() {
        var approval = approvalWithoutSnapshot(DECIDED_ON, Approval.State.APPROVED);

        assertThat(new TrackedOrder(DECIDED_ON, approval).status()).isEqualTo(OrderStatus.PLACED);
    }

    private static OrderStatus statusAfterApproval(Order now) {
        return new TrackedOrder(now, approval(DECIDED_ON, Approval.State.APPROVED)).status();
    }

    private static Order withTotal(Money total) {
        return new Order(
                DECIDED_ON.id(), ANNA, DECIDED_ON.lines(), total, DECIDED_ON.note(), DECIDED_ON.placedAt(), null, 1);
    }
}
