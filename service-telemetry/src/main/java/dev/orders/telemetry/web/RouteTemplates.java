package dev.orders.telemetry.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Spring's patterns as OpenAPI writes them: {@code /orders/{orderId}}, without the expression that an id has to match. */
final class RouteTemplates {
    /** As many as the service has routes. */
    private final Map<String, String> plain = new ConcurrentHashMap<>();

    String of(String pattern) {
        return plain.computeIfAbsent(pattern, RouteTemplates::withoutExpressions);
    }

    private static String withoutExpressions(String pattern) {
        var plain = new StringBuilder();
        int depth = 0;
        boolean expression = false;
        for (char c : pattern.toCharArray()) {
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            expression = depth > 0 && (expression || c == ':');
            if (!expression) {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
