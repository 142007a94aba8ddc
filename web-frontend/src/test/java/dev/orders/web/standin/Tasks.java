package dev.orders.web.standin;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Canned approval tasks, as the API spells them. */
public final class Tasks {
    public static final String OLDEST = "0198a1b2-0000-7e5f-8a9b-0c1d00000011";
    public static final String OPEN = "0198a1b2-0000-7e5f-8a9b-0c1d7b20c4d2";
    public static final String NEWER = "0198a1b2-0000-7e5f-8a9b-0c1d5f21aa13";
    public static final String APPROVED = "0198a1b2-0000-7e5f-8a9b-0c1d00000014";
    public static final String REJECTED = "0198a1b2-0000-7e5f-8a9b-0c1d00000015";
    public static final String EXPIRED = "0198a1b2-0000-7e5f-8a9b-0c1d00000016";
    public static final String CANCELLED = "0198a1b2-0000-7e5f-8a9b-0c1d00000017";
    static final List<String> LISTED = List.of(OLDEST, OPEN);
    private static final Map<String, String> DECIDED = Map.of(
            APPROVED, "APPROVED",
            REJECTED, "REJECTED",
            EXPIRED, "EXPIRED",
            CANCELLED, "CANCELLED");

    private Tasks() {}

    static boolean known(String id) {
        return LISTED.contains(id) || NEWER.equals(id) || DECIDED.containsKey(id);
    }

    /** @param changed the outcome that a test or a decision brought, null as it is canned */
    static String task(String id, @Nullable String changed, @Nullable String reason) {
        String status = changed == null ? DECIDED.getOrDefault(id, "PENDING") : changed;
        String decision = status.equals("PENDING")
                ? ""
                : ",\"decidedAt\":\"2026-03-06T12:13:14Z\"" + (reason == null ? "" : ",\"reason\":\"" + reason + '"');
        return """
                {"taskId":"%s","orderId":"%s","lines":[%s],"total":{"amount":147770,"currency":"EUR"},
                "requestedAt":"2026-03-0%dT08:09:11.5Z","escalated":%b,"status":"%s"%s}""".formatted(id, id, Catalogue.LINES, 4 + LISTED.indexOf(id), id.equals(OLDEST), status, decision);
    }
}
