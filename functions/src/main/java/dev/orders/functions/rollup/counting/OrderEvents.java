package dev.orders.functions.rollup.counting;

import dev.orders.domain.telemetry.Counter;
import dev.orders.domain.telemetry.Ladder;
import dev.orders.domain.telemetry.Series;
import dev.orders.functions.rollup.event.EventData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** What happened to orders. Revenue is what was placed, at the price that the service took from the catalogue. */
final class OrderEvents {

    private static final Set<String> OUTCOMES = Set.of("APPROVED", "REJECTED", "EXPIRED", "CANCELLED");
    // Nobody decided in the others: time did, or the customer.
    private static final Set<String> DECISIONS = Set.of("APPROVED", "REJECTED");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final long MAX_TOTAL = 9_007_199_254_740_991L;
    private static final int MAX_LINES = 50;
    private static final Duration LONGEST = Duration.ofDays(1_000);

    private OrderEvents() {}

    static Optional<List<Increment>> placed(EventData data, Instant time) {
        Optional<String> currency =
                data.text("currency").filter(code -> CURRENCY.matcher(code).matches());
        OptionalLong total = data.whole("total", 0, MAX_TOTAL);
        if (currency.isEmpty()
                || total.isEmpty()
                || data.whole("lines", 1, MAX_LINES).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(List.of(
                Increment.one(Series.ORDERS, time, "placed"),
                new Increment(Series.ORDERS, time, Counter.of("revenue", currency.get()), total.getAsLong())));
    }

    // What the order is worth is not looked at: its row says so, in which its owner may write anything.
    static Optional<List<Increment>> decided(EventData data, Instant time) {
        Optional<String> outcome = data.text("outcome").filter(OUTCOMES::contains);
        Optional<Boolean> automatic = data.flag("automatic");
        Optional<Instant> requestedAt = data.time("requestedAt");
        if (outcome.isEmpty() || automatic.isEmpty() || requestedAt.isEmpty()) {
            return Optional.empty();
        }
        List<Increment> increments = new ArrayList<>();
        increments.add(Increment.one(Series.ORDERS, time, "decided", outcome.get()));
        if (DECISIONS.contains(outcome.get())) {
            String how = automatic.get() ? "automatic" : "manual";
            increments.add(Increment.one(
                    Series.ORDERS, time, "approval", how, Ladder.rung(millisecondsBetween(requestedAt.get(), time))));
        }
        return Optional.of(increments);
    }

    private static long millisecondsBetween(Instant from, Instant to) {
        Duration duration = Duration.between(from, to);
        if (duration.isNegative()) {
            // A clock was set back in between.
            return 0;
        }
        return duration.compareTo(LONGEST) > 0 ? LONGEST.toMillis() : duration.toMillis();
    }
}
