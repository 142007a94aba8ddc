package dev.orders.web.telemetry;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names under which pages are counted: addresses without anything of a person or an order in them. */
final class PageTemplate {
    static final String OTHER = "other";

    private static final Set<String> KNOWN = Set.of(
            "/",
            "/orders",
            "/orders/new",
            "/orders/{orderId}",
            "/orders/{orderId}/cancel",
            "/approvals",
            "/approvals/{taskId}",
            "/operations",
            OTHER);

    /** A form that was refused is shown again by whatever took it. */
    private static final Map<String, String> SHOWN_AGAIN =
            Map.of("/orders", "/orders/new", "/approvals/{taskId}/decision", "/approvals/{taskId}");

    /** A variable's own pattern, which may hold pairs of braces. */
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+):(?:[^{}]|\\{[^{}]*})*}");

    private PageTemplate() {}

    static boolean isKnown(String page) {
        return KNOWN.contains(page);
    }

    /** @param mapping the pattern by which the handler was found */
    static String of(String method, @Nullable Object mapping) {
        String template =
                VARIABLE.matcher(mapping == null ? OTHER : mapping.toString()).replaceAll("{$1}");
        String page = "POST".equals(method) ? SHOWN_AGAIN.getOrDefault(template, OTHER) : template;
        return isKnown(page) ? page : OTHER;
    }
}
