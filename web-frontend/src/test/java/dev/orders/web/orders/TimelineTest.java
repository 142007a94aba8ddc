package dev.orders.web.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.web.api.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineTest {
    private static final Instant PLACED = Instant.parse("2026-03-06T08:09:10Z");

    private static final Instant ASKED = PLACED.plusSeconds(1);
    private static final Instant DECIDED = PLACED.plusSeconds(60);

    @ParameterizedTest
    @CsvSource({
        "PLACED, , placed checking",
        "PLACED, APPROVED, placed asked approved changed",
        "PENDING_APPROVAL, PENDING, placed waiting decision",
        "APPROVED, APPROVED, placed asked approved",
        "APPROVED, , placed approved",
        "REJECTED, REJECTED, placed asked rejected",
        "EXPIRED, EXPIRED, placed asked expired",
        "CANCELLED, , placed cancelled",
        "CANCELLED, PENDING, placed cancelled",
        "CANCELLED, CANCELLED, placed asked cancelled",
        "CANCELLED, APPROVED, placed asked approved cancelled"
    })
    void showsWhatHappenedAndWhatIsAwaited(
            Order.Status status, Order.Approval.@Nullable Status decision, String steps) {
        assertThat(Timeline.of(order(status, decision == null ? null : approval(decision, false))))
                .extracting(Timeline.Step::id)
                .containsExactly(steps.split(" "));
    }

    @Test
    void asksNobodyForWhatIsApprovedAutomatically() {
        assertThat(Timeline.of(order(Order.Status.APPROVED, approval(Order.Approval.Status.APPROVED, true))))
                .extracting(Timeline.Step::id)
                .containsExactly("placed", "approved-automatically");
    }

    @Test
    void aPersonWasAskedAboutWhatExpired() {
        assertThat(Timeline.of(order(Order.Status.EXPIRED, approval(Order.Approval.Status.EXPIRED, true))))
                .extracting(Timeline.Step::id)
                .containsExactly("placed", "asked", "expired");
    }

    @Test
    void datesTheRequestAndTheDecisionAndSaysWhy() {
        var steps = Timeline.of(order(Order.Status.REJECTED, approval(Order.Approval.Status.REJECTED, false)));

        assertThat(steps).extracting(Timeline.Step::at).containsExactly(PLACED, ASKED, DECIDED);
        assertThat(steps.getLast().reason()).isEqualTo("Over budget");
    }

    @Test
    void datesACancellationByTheDecisionIfTheOrderDoesNotTell() {
        var order = order(Order.Status.CANCELLED, approval(Order.Approval.Status.CANCELLED, false));

        assertThat(Timeline.of(order).getLast().at()).isEqualTo(DECIDED);
    }

    private static Order.Approval approval(Order.Approval.Status status, boolean automatic) {
        return new Order.Approval(status, ASKED, DECIDED, "Over budget", automatic);
    }

    private static Order order(Order.Status status, Order.@Nullable Approval approval) {
        var price = new Money(299, "EUR");
        var line = new Order.Line("PEN-GEL-BLK", "Gel pen black", 1, price);
        return new Order(
                "0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", status, List.of(line), price, null, PLACED, null, approval);
    }
}
