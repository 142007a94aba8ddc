package dev.orders.functions.rollup.counting;

import dev.orders.domain.telemetry.Ladder;
import dev.orders.domain.telemetry.Series;
import dev.orders.functions.rollup.event.CloudEvent;
import dev.orders.functions.rollup.event.EventData;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Events that came through the API. Who sends them may send anything: all names are from lists, all values have bounds, and what
 * makes no sense is counted as refused.
 */
final class PeoplesEvents {

    static final Set<String> PAGES = Set.of(
            "/",
            "/orders",
            "/orders/new",
            "/orders/{orderId}",
            "/orders/{orderId}/cancel",
            "/approvals",
            "/approvals/{taskId}",
            "/operations");
    static final Set<String> METRICS = Set.of("TTFB", "FCP", "LCP", "INP", "CLS");
    static final Set<String> STEPS = Set.of("form-opened", "form-submitted", "form-refused", "order-placed");

    private static final String SOURCE = "/web-frontend/browser";
    private static final String OTHER = "other";
    private static final long MAX_VALUE = 600_000;

    private PeoplesEvents() {}

    static Verdict verdict(CloudEvent event, Instant arrival) {
        if (!Timeliness.isTimely(event.time(), arrival)) {
            return refused(arrival);
        }
        Instant time = Objects.requireNonNull(event.time());
        if (!event.isComplete() || !event.source().equals(SOURCE)) {
            return refused(time);
        }
        return increment(event.type(), event.data(), time)
                .<Verdict>map(increment -> new Verdict.Counted(List.of(increment), false))
                .orElseGet(() -> refused(time));
    }

    private static Optional<Increment> increment(String type, EventData data, Instant time) {
        return switch (type) {
            case "page.viewed" -> page(data).map(page -> Increment.one(Series.PAGES, time, "views", page));
            case "page.timed" -> timed(data, time);
            case "order.step" ->
                data.text("step").filter(STEPS::contains).map(step -> Increment.one(Series.PAGES, time, "step", step));
            default -> Optional.empty();
        };
    }

    private static Optional<Increment> timed(EventData data, Instant time) {
        Optional<String> metric = data.text("metric").filter(METRICS::contains);
        Optional<String> page = page(data);
        OptionalLong value = data.whole("value", 0, MAX_VALUE);
        if (metric.isEmpty() || page.isEmpty() || value.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                Increment.one(Series.PAGES, time, "vital", metric.get(), page.get(), Ladder.rung(value.getAsLong())));
    }

    private static Optional<String> page(EventData data) {
        return data.text("page").map(page -> PAGES.contains(page) ? page : OTHER);
    }

    private static Verdict refused(Instant at) {
        return new Verdict.Refused(Increment.one(Series.PAGES, at, "refused"));
    }
}
