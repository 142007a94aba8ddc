package dev.orders.web.telemetry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An event of a browser as it is passed on. It is made anew of what is known, so nothing of what was sent gets further than
 * its choice among a few names, and a number within bounds.
 */
record BrowserEvent(String type, String source, Map<String, Object> data) {
    private static final String SOURCE = "/web-frontend/browser";
    private static final Set<String> METRICS = Set.of("TTFB", "FCP", "LCP", "INP", "CLS");
    private static final Set<String> STEPS = Set.of("form-opened", "form-submitted", "form-refused", "order-placed");

    /** Ten minutes in milliseconds: what took longer was left open, or is made up. */
    private static final long MOST = 600_000;

    /** @return empty for what is no event of ours */
    static Optional<BrowserEvent> of(JsonNode sent) {
        return switch (text(sent, "type")) {
            case "page.viewed" -> page(sent).map(page -> event("page.viewed", Map.of("page", page)));
            case "page.timed" -> timed(sent);
            case "order.step" ->
                Optional.of(text(sent, "step"))
                        .filter(STEPS::contains)
                        .map(step -> event("order.step", Map.of("step", step)));
            default -> Optional.empty();
        };
    }

    private static Optional<BrowserEvent> timed(JsonNode sent) {
        String metric = text(sent, "metric");
        JsonNode value = sent.path("value");
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (!METRICS.contains(metric) || !(number >= 0)) {
            return Optional.empty();
        }
        long whole = Math.round(Math.min(number, MOST));
        return page(sent).map(page -> event("page.timed", Map.of("page", page, "metric", metric, "value", whole)));
    }

    private static Optional<String> page(JsonNode sent) {
        return Optional.of(text(sent, "page")).filter(PageTemplate::isKnown);
    }

    private static BrowserEvent event(String type, Map<String, Object> data) {
        return new BrowserEvent(type, SOURCE, data);
    }

    private static String text(JsonNode sent, String member) {
        JsonNode value = sent.path(member);
        return value.isString() ? value.stringValue() : "";
    }
}
