package dev.orders.api.telemetry;

import static dev.orders.api.telemetry.SummaryView.orNull;

import dev.orders.api.products.Amount;
import dev.orders.domain.telemetry.Rollup;
import dev.orders.domain.telemetry.Tally;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Orders: how many came to which state, what they are worth, and how long their approval took, in milliseconds. */
record OrdersView(
        long placed,
        long cancelled,
        long approved,
        long rejected,
        long expired,
        List<Amount> revenue,
        ApprovalsView approval,
        List<SlotView> slots) {

    /** @param automatic those that no person decided */
    record ApprovalsView(LatencyView automatic, LatencyView manual) {}

    record LatencyView(
            long count, @Nullable Long p50, @Nullable Long p95) {
        static LatencyView of(Tally.Spread spread) {
            return new LatencyView(spread.count(), orNull(spread.quantile(0.5)), orNull(spread.quantile(0.95)));
        }
    }

    record SlotView(
            Instant at,
            long placed,
            long cancelled,
            long approved,
            long rejected,
            long expired,
            List<Amount> revenue,
            LatencyView approval) {

        static SlotView of(Rollup rollup) {
            var tally = rollup.tally();
            return new SlotView(
                    rollup.at(),
                    tally.count("placed"),
                    tally.count("cancelled"),
                    tally.count("decided", "APPROVED"),
                    tally.count("decided", "REJECTED"),
                    tally.count("decided", "EXPIRED"),
                    revenueOf(tally),
                    LatencyView.of(tally.spread("approval")));
        }
    }

    static OrdersView of(List<Rollup> timeline, Tally total) {
        return new OrdersView(
                total.count("placed"),
                total.count("cancelled"),
                total.count("decided", "APPROVED"),
                total.count("decided", "REJECTED"),
                total.count("decided", "EXPIRED"),
                revenueOf(total),
                new ApprovalsView(
                        LatencyView.of(total.spread("approval", "automatic")),
                        LatencyView.of(total.spread("approval", "manual"))),
                timeline.stream().map(SlotView::of).toList());
    }

    private static List<Amount> revenueOf(Tally tally) {
        return tally.by("revenue").entrySet().stream()
                .map(currency -> new Amount(currency.getValue(), currency.getKey()))
                .toList();
    }
}
