package dev.orders.web.standin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Canned products and orders, as the API spells them. */
final class Catalogue {
    static final String REJECTED = "0198a1b2-0000-7e5f-8a9b-0c1d00000003";
    static final List<String> LISTED = List.of(
            OrdersApi.NEWEST,
            OrdersApi.PENDING,
            "0198a1b2-0000-7e5f-8a9b-0c1d5f21aa02",
            REJECTED,
            "0198a1b2-0000-7e5f-8a9b-0c1d9911e004",
            "0198a1b2-0000-7e5f-8a9b-0c1d44d0e005");
    private static final List<String> STATUSES =
            List.of("PLACED", "PENDING_APPROVAL", "APPROVED", "REJECTED", "EXPIRED", "CANCELLED");

    static final String PRODUCTS = """
            {"products":[
            {"sku":"DESK-OAK-160","name":"Oak desk 160 cm","unitPrice":{"amount":64900,"currency":"EUR"}},
            {"sku":"CHAIR-TASK-01","name":"Task chair","unitPrice":{"amount":28900,"currency":"EUR"}},
            {"sku":"LAMP-DESK-02","name":"Desk lamp","unitPrice":{"amount":5990,"currency":"EUR"}},
            {"sku":"MONITOR-ARM-1","name":"Monitor arm","unitPrice":{"amount":8950,"currency":"EUR"}},
            {"sku":"NOTEBOOK-A5","name":"Notebook A5 dotted","unitPrice":{"amount":1499,"currency":"EUR"}},
            {"sku":"PEN-GEL-BLK","name":"Gel pen black","unitPrice":{"amount":299,"currency":"EUR"}},
            {"sku":"CABLE-TRAY-9","name":"Cable tray","unitPrice":{"amount":2490,"currency":"EUR"}},
            {"sku":"WHITEBOARD-M","name":"Whiteboard 120 × 90 cm","unitPrice":{"amount":11900,"currency":"EUR"}}]}""";

    static final String LINES = """
            {"sku":"DESK-OAK-160","name":"Oak desk 160 cm","quantity":2,"unitPrice":{"amount":64900,"currency":"EUR"}},
            {"sku":"LAMP-DESK-02","name":"Desk lamp","quantity":3,"unitPrice":{"amount":5990,"currency":"EUR"}}""";

    private Catalogue() {}

    private static String approval(String status, String reason) {
        return ",\"approval\":{\"status\":\"%s\",\"requestedAt\":\"2026-03-05T08:09:11Z\"%s%s}"
                .formatted(status, status.equals("PENDING") ? "" : ",\"decidedAt\":\"2026-03-05T10:11:12Z\"", reason);
    }

    static @Nullable String order(String id, @Nullable String changedStatus) {
        int index = LISTED.indexOf(id);
        if (index < 0) {
            return null;
        }
        String status = changedStatus == null ? STATUSES.get(index) : changedStatus;
        String approval = switch (status) {
            case "PENDING_APPROVAL" -> approval("PENDING", "");
            case "APPROVED" -> approval(status, ",\"reason\":\"Fits the budget of this quarter\"");
            case "REJECTED" -> approval(status, ",\"reason\":\"Two desks are in store: <ask> there\"");
            case "EXPIRED" -> approval(status, "");
            default -> "";
        };
        return """
                {"orderId":"%s","status":"%s","lines":[%s],"total":{"amount":147770,"currency":"EUR"},
                "note":"Please ring twice.\\nSecond floor <b>left</b>.","placedAt":"2026-03-0%dT08:09:10.123Z"%s}""".formatted(id, status, LINES, 6 - index, approval);
    }
}
