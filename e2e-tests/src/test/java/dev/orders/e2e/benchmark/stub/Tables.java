package dev.orders.e2e.benchmark.stub;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** DynamoDB's answers: everybody has the order they ask for, and a page of others. */
public final class Tables {

    public static final String ORDERS = "benchmark-orders";
    public static final String APPROVALS = "benchmark-order-approvals";
    public static final String PRODUCTS = "benchmark-products";
    public static final String SKU = "SKU-1";

    private static final int PAGE = 20;
    private static final int CATALOGUE = 8;
    private static final String PARTITION = "\"userId\":{\"S\":\"";
    private static final String SORT = "\"orderId\":{\"S\":\"";
    private static final String OWNER = "\":owner\":{\"S\":\"";

    private final String catalogue = "{\"Items\":[%s]}"
            .formatted(IntStream.rangeClosed(1, CATALOGUE)
                    .mapToObj(number -> """
                            {"sku":{"S":"SKU-%d"},"name":{"S":"Product %d"},"unitPrice":{"N":"1999"},\
                            "currency":{"S":"EUR"}}""".formatted(number, number))
                    .collect(Collectors.joining(",")));

    String answer(String operation, String request) {
        return switch (operation) {
            case "BatchGetItem" -> batch(request);
            case "Query" -> page(after(request, OWNER));
            case "Scan" -> catalogue;
            case "TransactWriteItems", "UpdateItem" -> "{}";
            default -> throw new IllegalArgumentException("the benchmark has no answer to " + operation);
        };
    }

    /** The id of an order with this number. */
    public static String orderId(int number) {
        return "01900000-0000-7000-8000-%012d".formatted(number);
    }

    private static String batch(String request) {
        String orders =
                request.contains('"' + ORDERS + '"') ? row(after(request, PARTITION), after(request, SORT)) : "";
        return "{\"Responses\":{\"%s\":[%s],\"%s\":[]},\"UnprocessedKeys\":{}}".formatted(ORDERS, orders, APPROVALS);
    }

    private static String page(String owner) {
        return "{\"Items\":[%s]}"
                .formatted(IntStream.rangeClosed(1, PAGE)
                        .mapToObj(number -> row(owner, orderId(PAGE + 1 - number)))
                        .collect(Collectors.joining(",")));
    }

    private static String row(String owner, String orderId) {
        String line = "{\"M\":{\"sku\":{\"S\":\"SKU-1\"},\"name\":{\"S\":\"Product 1\"},\"quantity\":{\"N\":\"2\"},"
                + "\"unitPrice\":{\"N\":\"1999\"}}}";
        return "{" + PARTITION + owner + "\"}," + SORT + orderId + "\"},\"lines\":{\"L\":[" + line + "," + line + ","
                + line
                + "]},\"currency\":{\"S\":\"EUR\"},\"total\":{\"N\":\"11994\"},\"placedAt\":{\"S\":\"2026-01-01T12:00:00.000Z\"},"
                + "\"version\":{\"N\":\"1\"}}";
    }

    private static String after(String text, String mark) {
        int from = text.indexOf(mark) + mark.length();
        if (from < mark.length()) {
            throw new IllegalArgumentException("no " + mark + " in " + text);
        }
        return text.substring(from, text.indexOf('"', from));
    }
}
