package dev.orders.e2e.client;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Orders and what became of them, and views of pages: as the events of the stream tell them, as the table has them, and as
 * operators are told. All three are the same numbers by the same names.
 */
public final class OrderNumbers {

    private static final List<String> OUTCOMES = List.of("approved", "rejected", "expired");
    private static final List<String> ALWAYS =
            List.of("placed", "cancelled", "approved", "rejected", "expired", "revenue EUR", "views");

    private OrderNumbers() {}

    /** A recount of events: each once, however often it was put. */
    public static Map<String, Long> of(List<JsonNode> events) {
        Map<String, Long> numbers = none();
        once(events, "service_account").forEach(event -> {
            switch (event.get("type").asString()) {
                case "order.placed" -> {
                    add(numbers, "placed", 1);
                    add(
                            numbers,
                            "revenue " + event.at("/data/currency").asString(),
                            event.at("/data/total").asLong());
                }
                case "order.cancelled" -> add(numbers, "cancelled", 1);
                case "order.decided" -> {
                    String outcome = event.at("/data/outcome").asString().toLowerCase(Locale.ROOT);
                    add(numbers, outcome, OUTCOMES.contains(outcome) ? 1 : 0);
                }
                default -> {}
            }
        });
        once(events, "app_user").filter(OrderNumbers::isView).forEach(view -> add(numbers, "views", 1));
        return numbers;
    }

    private static Stream<JsonNode> once(List<JsonNode> events, String authtype) {
        return events.stream()
                .filter(event -> event.path("authtype").asString("").equals(authtype))
                .collect(Collectors.toMap(
                        event -> event.get("source").asString() + " "
                                + event.get("id").asString(),
                        Function.identity(),
                        (first, again) -> first))
                .values()
                .stream();
    }

    private static boolean isView(JsonNode event) {
        return event.path("type").asString("").equals("page.viewed")
                && event.path("source").asString("").equals("/web-frontend/browser")
                && event.at("/data/page").isString();
    }

    /** What {@code GET /telemetry/summary} answers. */
    public static Map<String, Long> of(JsonNode summary) {
        Map<String, Long> numbers = none();
        JsonNode orders = summary.get("orders");
        ALWAYS.stream()
                .filter(orders::has)
                .forEach(name -> add(numbers, name, orders.get(name).asLong()));
        orders.get("revenue")
                .forEach(amount -> add(
                        numbers,
                        "revenue " + amount.get("currency").asString(),
                        amount.get("amount").asLong()));
        summary.at("/pages/views")
                .forEach(page -> add(numbers, "views", page.get("count").asLong()));
        return numbers;
    }

    /** @param counters as rows of the table name them */
    public static Map<String, Long> of(Map<String, Long> counters) {
        Map<String, Long> numbers = none();
        counters.forEach((counter, count) -> {
            String[] parts = counter.split("\\|");
            switch (parts[0]) {
                case "placed", "cancelled" -> add(numbers, parts[0], count);
                case "decided" -> {
                    String outcome = parts[1].toLowerCase(Locale.ROOT);
                    add(numbers, outcome, OUTCOMES.contains(outcome) ? count : 0);
                }
                case "revenue" -> add(numbers, "revenue " + parts[1], count);
                case "views" -> add(numbers, "views", count);
                default -> {}
            }
        });
        return numbers;
    }

    private static Map<String, Long> none() {
        Map<String, Long> numbers = new TreeMap<>();
        ALWAYS.forEach(name -> numbers.put(name, 0L));
        return numbers;
    }

    private static void add(Map<String, Long> numbers, String name, long count) {
        numbers.merge(name, count, Long::sum);
    }
}
