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

/** What happened to orders. Revenue is what was approved: the workflow has compared its total with the catalogue. */
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
        boolean sound = currency(data).isPresent()
                && total(data).isPresent()
                && data.whole("lines", 1, MAX_LINES).isPresent();
        return sound ? Optional.of(List.of(Increment.one(Series.ORDERS, time, "placed"))) : Optional.empty();
    }

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
        if (outcome.get().equals("APPROVED")) {
            // Of other orders the customer's row says what they are worth, which may be anything.
            Optional<String> currency = currency(data);
            OptionalLong total = total(data);
            if (currency.isEmpty() || total.isEmpty()) {
                return Optional.empty();
            }
            increments.add(
                    new Increment(Series.ORDERS, time, Counter.of("revenue", currency.get()), total.getAsLong()));
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

    private static Optional<String> currency(EventData data) {
        return data.text("currency").filter(code -> CURRENCY.matcher(code).matches());
    }

    private static OptionalLong total(EventData data) {
        return data.whole("total", 0, MAX_TOTAL);
    }
}
