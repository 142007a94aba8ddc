package dev.orders.functions.rollup.counting;

import dev.orders.domain.telemetry.Series;
import dev.orders.functions.rollup.event.CloudEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Events of the services and of the workflow. One that is not as documented is a fault to look at: poison. Two things are no
 * fault of the event, would stop the shard for nothing, and are counted as lost instead: a clock that is wrong, and a type that a
 * newer service tells.
 */
final class ServicesEvents {

    private static final Set<String> APPLICATIONS = Set.of("/api-service", "/web-frontend");
    private static final Map<String, Set<String>> SOURCES = Map.of(
            "order.placed", Set.of("/api-service"),
            "order.cancelled", Set.of("/api-service"),
            "order.decided", Set.of("/order-approval"),
            "request.handled", APPLICATIONS,
            "telemetry.lost", APPLICATIONS);
    private static final Set<String> OF_PEOPLE = Set.of("page.viewed", "page.timed", "order.step");
    private static final Set<String> SERVICES = Set.of("/api-service", "/web-frontend", "/order-approval");
    private static final Pattern ID = Pattern.compile("[!-~]{1,512}");

    private ServicesEvents() {}

    static Verdict verdict(CloudEvent event, Instant arrival) {
        if (!event.isComplete() || !ID.matcher(event.id()).matches()) {
            return new Verdict.Poison("no CloudEvent");
        }
        if (!SERVICES.contains(event.source())) {
            return new Verdict.Poison("not a source that is known");
        }
        if (OF_PEOPLE.contains(event.type())) {
            return new Verdict.Poison("an event of people that a service tells");
        }
        Set<String> sources = SOURCES.get(event.type());
        if (sources == null) {
            return lost(event, arrival, "unknown-type");
        }
        if (!sources.contains(event.source())) {
            return new Verdict.Poison("an event that another source tells");
        }
        if (event.time() == null) {
            return new Verdict.Poison("no time");
        }
        return counted(event)
                .<Verdict>map(increments -> Timeliness.isTimely(event.time(), arrival)
                        ? new Verdict.Counted(increments, event.type().startsWith("order."))
                        : lost(event, arrival, "untimely"))
                .orElseGet(() -> new Verdict.Poison("not as " + event.type() + " is documented"));
    }

    private static Optional<List<Increment>> counted(CloudEvent event) {
        Instant time = Objects.requireNonNull(event.time());
        String service = service(event);
        return switch (event.type()) {
            case "order.placed" -> OrderEvents.placed(event.data(), time);
            case "order.cancelled" -> Optional.of(List.of(Increment.one(Series.ORDERS, time, "cancelled")));
            case "order.decided" -> OrderEvents.decided(event.data(), time);
            case "request.handled" -> RequestEvents.handled(service, event.data(), time);
            default -> RequestEvents.lost(service, event.data(), time);
        };
    }

    private static Verdict lost(CloudEvent event, Instant arrival, String reason) {
        return new Verdict.Refused(Increment.one(Series.API, arrival, "lost", service(event), reason));
    }

    private static String service(CloudEvent event) {
        return event.source().substring(1);
    }
}
