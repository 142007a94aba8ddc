package dev.orders.e2e.benchmark.parts;

import dev.orders.e2e.benchmark.Figure;
import dev.orders.e2e.benchmark.Pace;
import dev.orders.e2e.benchmark.cloud.LocalCloud;
import dev.orders.e2e.benchmark.load.Latencies;
import dev.orders.e2e.client.OrdersApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * From placing an order over HTTP until the customer reads that it is approved: gateway, service, row, stream, pipe and the
 * whole workflow with its signed and authorized calls.
 */
public final class OrderLatency {

    private static final double APPROVED_WITHIN_MILLIS = 1000;
    private static final double STARTED_WITHIN_MILLIS = 250;
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final Duration APPROVED_AT_LAST = Duration.ofSeconds(120);
    /** Cheap enough that nobody has to decide on it. */
    private static final String SKU = "PEN-GEL-BLK";

    private final Pace pace;
    private final LocalCloud local;

    public OrderLatency(Pace pace, LocalCloud local) {
        this.pace = pace;
        this.local = local;
    }

    public List<Figure> measure(String how) {
        OrdersApi api = local.api();
        for (int i = 0; i < pace.orders() / 3; i++) {
            approve(api);
        }
        double[] approved = new double[pace.orders()];
        double[] started = new double[pace.orders()];
        for (int i = 0; i < approved.length; i++) {
            long before = System.nanoTime();
            JsonNode order = approve(api);
            approved[i] = (System.nanoTime() - before) / 1e6;
            started[i] = Duration.between(
                                    Instant.parse(order.get("placedAt").asString()),
                                    Instant.parse(
                                            order.at("/approval/requestedAt").asString()))
                            .toNanos()
                    / 1e6;
        }
        Latencies approval = Latencies.of(approved);
        Latencies pipe = Latencies.of(started);
        return List.of(
                Figure.atMost(
                        "Milliseconds from placing an order to reading APPROVED, " + how + ", p50",
                        approval.p50(),
                        APPROVED_WITHIN_MILLIS,
                        "p99 %.0f, %d orders",
                        approval.p99(),
                        approved.length),
                Figure.atMost(
                        "Milliseconds from the service's putting a row to the start of its execution, " + how + ", p50",
                        pipe.p50(),
                        STARTED_WITHIN_MILLIS,
                        "p99 %.0f",
                        pipe.p99()),
                burst(api, how));
    }

    private Figure burst(OrdersApi api, String how) {
        long before = System.nanoTime();
        List<String> orders = new ArrayList<>();
        for (int i = 0; i < pace.orders(); i++) {
            orders.add(api.place(SKU, 1).get("orderId").asString());
        }
        double placing = (System.nanoTime() - before) / 1e9;
        orders.forEach(order -> awaitApproval(api, order));
        double all = (System.nanoTime() - before) / 1e9;
        return Figure.of(
                "Orders placed one after the other and all approved, a second, " + how,
                orders.size() / all,
                "%d orders, placed in %.1f s, approved in %.1f s",
                orders.size(),
                placing,
                all);
    }

    private static JsonNode approve(OrdersApi api) {
        return awaitApproval(api, api.place(SKU, 1).get("orderId").asString());
    }

    private static JsonNode awaitApproval(OrdersApi api, String order) {
        long deadline = System.nanoTime() + APPROVED_AT_LAST.toNanos();
        JsonNode found = api.get("/orders/" + order).json();
        while (!found.path("status").asString("").equals("APPROVED")) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not approved: " + found);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
            found = api.get("/orders/" + order).json();
        }
        return found;
    }
}
