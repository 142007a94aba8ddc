package dev.orders.functions.rollup.counting;

import dev.orders.domain.telemetry.Counter;
import dev.orders.domain.telemetry.Ladder;
import dev.orders.domain.telemetry.Series;
import dev.orders.functions.rollup.event.EventData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** What services say of themselves: requests that they answered, and events that they could not keep. */
final class RequestEvents {

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");
    private static final Set<String> REASONS = Set.of("buffer-full", "too-large", "gave-up");
    private static final String OTHER = "other";
    private static final int MAX_ROUTE = 96;
    // Templates of routes, not paths: a segment is a word, a variable or a wildcard, so that no id becomes an
    // attribute.
    private static final Pattern ROUTE =
            Pattern.compile("/|(/([._]?[A-Za-z]+([_-][A-Za-z]+)*[0-9]?([.][a-z]+)?|\\{\\*?[A-Za-z]+\\}|\\*\\*?)){1,6}");
    // Sums of a row's stay numbers that a long holds.
    private static final long MAX_LOST = 1_000_000_000_000L;

    private RequestEvents() {}

    static Optional<List<Increment>> handled(String service, EventData data, Instant time) {
        Optional<String> method = data.text("method");
        Optional<String> route = data.text("route");
        OptionalLong status = data.whole("status", 100, 599);
        OptionalLong milliseconds = data.whole("milliseconds", 0, Long.MAX_VALUE);
        if (method.isEmpty() || route.isEmpty() || status.isEmpty() || milliseconds.isEmpty()) {
            return Optional.empty();
        }
        String what = method.filter(METHODS::contains).orElse(OTHER) + " "
                + route.filter(RequestEvents::isTemplate).orElse(OTHER);
        return Optional.of(List.of(
                Increment.one(Series.API, time, "requests", service, what, status.getAsLong() / 100 + "xx"),
                Increment.one(Series.API, time, "latency", service, what, Ladder.rung(milliseconds.getAsLong()))));
    }

    static Optional<List<Increment>> lost(String service, EventData data, Instant time) {
        Optional<String> reason = data.text("reason");
        OptionalLong count = data.whole("count", 1, Long.MAX_VALUE);
        if (reason.isEmpty() || count.isEmpty()) {
            return Optional.empty();
        }
        Counter counter =
                Counter.of("lost", service, reason.filter(REASONS::contains).orElse(OTHER));
        return Optional.of(List.of(new Increment(Series.API, time, counter, Math.min(count.getAsLong(), MAX_LOST))));
    }

    private static boolean isTemplate(String route) {
        return route.length() <= MAX_ROUTE && ROUTE.matcher(route).matches();
    }
}
