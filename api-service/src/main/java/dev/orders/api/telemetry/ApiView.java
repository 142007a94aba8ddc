package dev.orders.api.telemetry;

import static dev.orders.api.telemetry.SummaryView.orNull;

import dev.orders.domain.telemetry.Rollup;
import dev.orders.domain.telemetry.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests that the services answered, in milliseconds.
 *
 * @param errors those of them that failed for reasons of the service: 5xx
 * @param lost events that a service could not keep
 */
record ApiView(long requests, long errors, List<RouteView> routes, List<SlotView> slots, List<LostView> lost) {

    record RouteView(
            String service,
            String route,
            long requests,
            long errors,
            @Nullable Long p50,
            @Nullable Long p95,
            @Nullable Long p99) {

        static RouteView of(Tally tally, String service, String route) {
            var latency = tally.spread("latency", service, route);
            return new RouteView(
                    service,
                    route,
                    tally.count("requests", service, route),
                    tally.count("requests", service, route, "5xx"),
                    orNull(latency.quantile(0.5)),
                    orNull(latency.quantile(0.95)),
                    orNull(latency.quantile(0.99)));
        }
    }

    record SlotView(
            Instant at,
            long requests,
            long errors,
            @Nullable Long p50,
            @Nullable Long p95) {

        static SlotView of(Rollup rollup) {
            var tally = rollup.tally();
            var latency = tally.spread("latency");
            return new SlotView(
                    rollup.at(),
                    tally.count("requests"),
                    errorsOf(tally),
                    orNull(latency.quantile(0.5)),
                    orNull(latency.quantile(0.95)));
        }
    }

    record LostView(String service, String reason, long count) {}

    static ApiView of(List<Rollup> timeline, Tally total) {
        var services = total.by("requests").keySet();
        var routes = services.stream()
                .flatMap(service -> total.by("requests", service).keySet().stream()
                        .map(route -> RouteView.of(total, service, route)))
                .toList();
        var lost = total.by("lost").keySet().stream()
                .flatMap(service -> total.by("lost", service).entrySet().stream()
                        .map(reason -> new LostView(service, reason.getKey(), reason.getValue())))
                .toList();
        return new ApiView(
                total.count("requests"),
                errorsOf(total),
                routes,
                timeline.stream().map(SlotView::of).toList(),
                lost);
    }

    private static long errorsOf(Tally tally) {
        return tally.counts().entrySet().stream()
                .filter(entry -> entry.getKey().measure().equals("requests"))
                .filter(entry -> entry.getKey().dimensions().getLast().equals("5xx"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
