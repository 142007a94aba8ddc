package dev.orders.localcloud.console;

import dev.orders.localcloud.wire.Hop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way of one request: the hops that share the root of their tracing header, in the order in which they began. A hop
 * without such a header is a way of its own.
 *
 * @param id the root of the tracing header, or the lone hop's request id
 * @param hops never empty
 * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">Tracing header</a>
 */
record Way(String id, List<Hop> hops) {

    private static final Pattern ROOT = Pattern.compile("(?:^|;)Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;|$)");

    /** The gateway takes a request on before it calls anybody, also where the clock shows the same instant. */
    private static final Comparator<Hop> BEGINNING =
            Comparator.comparing(Hop::time).thenComparing(hop -> !(hop instanceof Hop.ApiRequest));

    Way {
        hops = hops.stream().sorted(BEGINNING).toList();
    }

    /** The ways of these hops, the newest first. */
    static List<Way> of(List<Hop> hops) {
        Map<String, List<Hop>> byId = new LinkedHashMap<>();
        hops.forEach(hop ->
                byId.computeIfAbsent(id(hop), unseen -> new ArrayList<>()).add(hop));
        return byId.entrySet().stream()
                .map(way -> new Way(way.getKey(), way.getValue()))
                .sorted(Comparator.comparing(Way::start).reversed())
                .toList();
    }

    Instant start() {
        return hops.getFirst().time();
    }

    Duration took() {
        Instant end = hops.stream()
                .map(hop -> hop.time().plus(hop.took()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return Duration.between(start(), end);
    }

    boolean denied() {
        return hops.stream().anyMatch(hop -> Outcome.of(hop) == Outcome.DENIED);
    }

    /** Whether this id names the way or one of its hops. */
    boolean isNamed(String anId) {
        return id.equals(anId) || hops.stream().anyMatch(hop -> hop.requestId().equals(anId));
    }

    /** The services that take part, sorted. */
    List<String> services() {
        TreeSet<String> services = new TreeSet<>();
        hops.forEach(hop -> services.add(service(hop)));
        return List.copyOf(services);
    }

    /** The name that filters know a hop's service by: the signing name, which for API Gateway is {@code execute-api}. */
    static String service(Hop hop) {
        return switch (hop) {
            case Hop.ApiRequest request -> "execute-api";
            case Hop.SdkCall call -> call.service();
        };
    }

    private static String id(Hop hop) {
        String trace = hop.traceId();
        if (trace != null) {
            Matcher root = ROOT.matcher(trace);
            if (root.find()) {
                return root.group(1);
            }
        }
        return hop.requestId();
    }
}
