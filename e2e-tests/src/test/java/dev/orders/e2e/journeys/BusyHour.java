package dev.orders.e2e.journeys;

import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.mutations.DefinitionsCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/**
 * An hour of somebody's shop, for a picture: events with times of their own, which the API takes from nobody. So it is told where the
 * definitions are changed to let whoever sends an event say when it happened, and who vouches for it.
 */
final class BusyHour {

    private static final String API_SERVICE = "/api-service";
    private static final String BROWSER = "/web-frontend/browser";
    private static final int MINUTES = 58;
    private static final int[] TOTALS = {598, 1_196, 2_990, 4_990, 7_990, 9_980, 14_970, 24_900};
    private static final int[] LARGE = {64_900, 89_800, 129_800};
    private static final List<String> PAGES =
            List.of("/orders", "/orders", "/orders/new", "/orders/{orderId}", "/approvals");

    private final Random chance = new Random(11);
    private final Instant end;
    private final List<Map<String, Object>> events = new ArrayList<>();

    private BusyHour(Instant end) {
        this.end = end;
    }

    static DefinitionsCopy permittedBy(DefinitionsCopy definitions) {
        return definitions
                .replace(
                        "openapi.yaml",
                        "\"time\":\"' \\+ \\$day \\+ 'T' \\+ \\$at\\.substring\\(12, 20\\) \\+ 'Z\"",
                        "\"time\":\"' + \\$input.path('\\$.data.at') + '\"")
                .replace(
                        "openapi.yaml",
                        "\"authtype\":\"app_user\"",
                        "\"authtype\":\"' + \\$input.path('\\$.data.by') + '\"");
    }

    /** Tells of the hour until now. */
    static void tell(OrdersApi api, Instant now) {
        BusyHour hour = new BusyHour(now);
        for (int minute = MINUTES; minute > 0; minute--) {
            hour.minute(now.minus(Duration.ofMinutes(minute)));
        }
        hour.events.parallelStream()
                .forEach(event -> api.post("/telemetry", JsonMapper.shared().writeValueAsString(event)));
    }

    private void minute(Instant begin) {
        double wave = 1 + Math.sin(begin.getEpochSecond() / 600.0);
        int orders = (int) Math.round(1 + 1.6 * wave + chance.nextDouble());
        for (int i = 0; i < orders; i++) {
            Instant at = begin.plusMillis(chance.nextInt(59_000));
            page(at.minusSeconds(20), "/orders/new");
            step(at.minusSeconds(20), "form-opened");
            if (chance.nextInt(9) == 0) {
                step(at.minusSeconds(9), "form-submitted");
                step(at.minusSeconds(9), "form-refused");
            }
            if (chance.nextInt(5) > 0) {
                step(at, "form-submitted");
                step(at, "order-placed");
                order(at);
            }
        }
        for (int i = 0; i < 2 + 2 * wave; i++) {
            Instant at = begin.plusMillis(chance.nextInt(59_000));
            page(at, PAGES.get(chance.nextInt(PAGES.size())));
            request(at, "GET", chance.nextBoolean() ? "/orders" : "/orders/{orderId}", 200, 9);
            if (i == 0) {
                request(at, "GET", "/approvals", 200, 12);
            }
        }
        if (chance.nextInt(16) == 0) {
            request(begin.plusSeconds(30), "POST", "/orders", 503, 240);
        }
    }

    private void order(Instant at) {
        boolean large = chance.nextInt(6) == 0;
        int total = large ? LARGE[chance.nextInt(LARGE.length)] : TOTALS[chance.nextInt(TOTALS.length)];
        tell(
                "order.placed",
                API_SERVICE,
                at,
                Map.of("currency", "EUR", "total", total, "lines", 1 + chance.nextInt(4)));
        request(at, "POST", "/orders", 201, 26);
        if (chance.nextInt(20) == 0) {
            Instant cancelled = at.plusSeconds(30);
            tell("order.cancelled", API_SERVICE, cancelled, Map.of());
            request(cancelled, "POST", "/orders/{orderId}/cancel", 200, 18);
        } else if (large) {
            decided(
                    at,
                    at.plusSeconds(40 + chance.nextInt(400)),
                    false,
                    chance.nextInt(4) == 0 ? "REJECTED" : "APPROVED");
        } else {
            decided(at, at.plusMillis(180 + chance.nextInt(700)), true, "APPROVED");
        }
    }

    private void decided(Instant requestedAt, Instant at, boolean automatic, String outcome) {
        if (at.isBefore(end)) {
            tell(
                    "order.decided",
                    "/order-approval",
                    at,
                    Map.of("outcome", outcome, "automatic", automatic, "requestedAt", requestedAt.toString()));
            if (!automatic) {
                request(at, "POST", "/approvals/{taskId}/decision", 200, 35);
            }
        }
    }

    private void page(Instant at, String page) {
        tell("page.viewed", BROWSER, at, Map.of("page", page));
        timed(at, page, "TTFB", spread(28));
        timed(at, page, "FCP", spread(190));
        timed(at, page, "LCP", spread(330));
        timed(at, page, "INP", spread(48));
        timed(at, page, "CLS", chance.nextInt(12));
    }

    private void timed(Instant at, String page, String metric, long value) {
        tell("page.timed", BROWSER, at, Map.of("page", page, "metric", metric, "value", value));
    }

    private void step(Instant at, String step) {
        tell("order.step", BROWSER, at, Map.of("step", step));
    }

    private void request(Instant at, String method, String route, int status, int typical) {
        tell(
                "request.handled",
                API_SERVICE,
                at,
                Map.of("method", method, "route", route, "status", status, "milliseconds", spread(typical)));
    }

    /** Around what is typical; seldom much more. */
    private long spread(int typical) {
        return Math.round(typical * Math.exp(chance.nextGaussian() * 0.4));
    }

    private void tell(String type, String source, Instant at, Map<String, Object> data) {
        Map<String, Object> told = new HashMap<>(data);
        told.put("at", at.toString());
        told.put("by", source.equals(BROWSER) ? "app_user" : "service_account");
        events.add(Map.of("type", type, "source", source, "data", told));
    }
}
