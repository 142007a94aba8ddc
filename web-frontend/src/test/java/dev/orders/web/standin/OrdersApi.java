package dev.orders.web.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The orders API as a gateway answers it: canned orders, and whatever failure a test asks for. */
public final class OrdersApi implements AutoCloseable {
    public static final String NEWEST = "0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
    public static final String PENDING = "0198a1b2-0000-7e5f-8a9b-0c1d7b20c4d1";

    /** What one call carried. */
    public record Call(String method, String path, Map<String, String> headers, String body) {}

    private record Failure(int status, String type, String body) {}

    public final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> reasons = new ConcurrentHashMap<>();
    private final Server server = new Server();
    public volatile boolean empty;
    /** The answers of the next decisions say that they aren't recorded yet. */
    public volatile boolean slow;
    /** The open tasks. */
    public final List<String> inbox = new CopyOnWriteArrayList<>(Tasks.LISTED);

    public OrdersApi() {
        on("GET", "/v1/products", exchange -> Server.json(exchange, 200, Catalogue.PRODUCTS));
        on("GET", "/v1/orders", this::list);
        on("POST", "/v1/orders", exchange -> Server.json(exchange, 201, order(NEWEST)));
        on("GET", "/v1/orders/*", exchange -> one(exchange, last(exchange)));
        on("POST", "/v1/orders/*", exchange -> {
            String id = exchange.getRequestURI().getPath().split("/")[3];
            statuses.put(id, "CANCELLED");
            one(exchange, id);
        });
        on("GET", "/v1/approvals", this::inbox);
        on("GET", "/v1/approvals/*", exchange -> task(exchange, 200, last(exchange)));
        on("POST", "/v1/approvals/*", this::decide);
        on("GET", "/v1/telemetry/summary", this::summary);
        on("POST", "/v1/telemetry/batch", exchange -> Server.json(exchange, 202, "{\"failed\": []}"));
    }

    /** @param status as the API would answer from now on */
    public void become(String id, String status) {
        statuses.put(id, status);
    }

    public String url() {
        return server.url() + "/v1";
    }

    /** @param asked for example {@code POST /v1/orders} */
    public void fail(String asked, int status, String type, String body) {
        failures.put(asked, new Failure(status, type, body));
    }

    public void reset() {
        failures.clear();
        statuses.clear();
        reasons.clear();
        calls.clear();
        empty = false;
        slow = false;
        inbox.clear();
        inbox.addAll(Tasks.LISTED);
    }

    @Override
    public void close() {
        server.close();
    }

    private void on(String method, String path, Server.Handler handler) {
        server.on(method, path, exchange -> {
            var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            String asked = exchange.getRequestURI().toString();
            var call = new Call(
                    method,
                    asked,
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            calls.add(call);
            exchange.setAttribute("body", call.body());
            Failure failure =
                    failures.get(method + " " + exchange.getRequestURI().getPath());
            if (failure == null) {
                handler.handle(exchange);
            } else {
                Server.answer(exchange, failure.status(), failure.type(), failure.body());
            }
        });
    }

    private void summary(HttpExchange exchange) throws IOException {
        var query = Server.query(exchange);
        Instant from = Instant.parse(query.get("from"));
        Instant to = Instant.parse(query.get("to"));
        Server.json(exchange, 200, empty ? Counted.nothing(from, to) : Counted.between(from, to));
    }

    private void list(HttpExchange exchange) throws IOException {
        boolean older = Server.query(exchange).containsKey("cursor");
        if (empty) {
            Server.json(exchange, 200, "{\"orders\":[],\"next\":null}");
        } else if (older) {
            Server.json(exchange, 200, "{\"orders\":[" + order(Catalogue.REJECTED) + "],\"next\":null}");
        } else {
            Server.json(
                    exchange,
                    200,
                    "{\"orders\":["
                            + String.join(
                                    ",",
                                    Catalogue.LISTED.stream().map(this::order).toList())
                            + "],\"next\":\"older&than=this+one\"}");
        }
    }

    private void one(HttpExchange exchange, String id) throws IOException {
        String order = order(id);
        if (order == null) {
            Server.answer(exchange, 404, "application/problem+json", "{\"title\":\"Not Found\",\"status\":404}");
        } else {
            Server.json(exchange, 200, order);
        }
    }

    private void inbox(HttpExchange exchange) throws IOException {
        boolean newer = Server.query(exchange).containsKey("cursor");
        List<String> tasks = empty ? List.of() : newer ? List.of(Tasks.NEWER) : inbox;
        Server.json(
                exchange,
                200,
                "{\"tasks\":["
                        + String.join(
                                ",",
                                tasks.stream()
                                        .map(id -> Tasks.task(id, null, null))
                                        .toList())
                        + "],\"next\":" + (newer || empty ? "null" : "\"newer&than=this+one\"") + '}');
    }

    private void task(HttpExchange exchange, int status, String id) throws IOException {
        if (Tasks.known(id)) {
            Server.json(exchange, status, Tasks.task(id, statuses.get(id), reasons.get(id)));
        } else {
            Server.answer(exchange, 404, "application/problem+json", "{\"title\":\"Not Found\",\"status\":404}");
        }
    }

    private void decide(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().split("/")[3];
        String body = String.valueOf(exchange.getAttribute("body"));
        if (statuses.containsKey(id)) {
            Server.answer(
                    exchange,
                    409,
                    "application/problem+json",
                    "{\"type\":\"urn:problem-type:orders:already-decided\",\"title\":\"Already decided\",\"status\":409}");
        } else if (slow) {
            task(exchange, 202, id);
        } else {
            statuses.put(id, body.contains("\"APPROVE\"") ? "APPROVED" : "REJECTED");
            if (body.contains("\"reason\"")) {
                reasons.put(id, body.replaceAll("(?s).*\"reason\":\"(.*?)(?<!\\\\)\".*", "$1"));
            }
            task(exchange, 200, id);
        }
    }

    private @Nullable String order(String id) {
        return Catalogue.order(id, statuses.get(id));
    }

    private static String last(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
