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

    @ParameterizedTest
    @CsvSource({
        "PLACED, placed",
        "PENDING_APPROVAL, placed waiting decision",
        "APPROVED, placed approved",
        "REJECTED, placed rejected",
        "EXPIRED, placed expired",
        "CANCELLED, placed cancelled"
    })
    void showsWhatHappenedAndWhatIsAwaited(Order.Status status, String steps) {
        assertThat(Timeline.of(order(status, null)))
                .extracting(Timeline.Step::id)
                .containsExactly(steps.split(" "));
    }

    @Test
    void datesTheDecision() {
        var decided = PLACED.plusSeconds(60);
        var approval = new Order.Approval("APPROVED", decided, null);

        assertThat(Timeline.of(order(Order.Status.APPROVED, approval)).getLast().at())
                .isEqualTo(decided);
    }

    private static Order order(Order.Status status, Order.@Nullable Approval approval) {
        var price = new Money(299, "EUR");
        var line = new Order.Line("PEN-GEL-BLK", "Gel pen black", 1, price);
        return new Order("0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", status, List.of(line), price, null, PLACED, approval);
    }
}
