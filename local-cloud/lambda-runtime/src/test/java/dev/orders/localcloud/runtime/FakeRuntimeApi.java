package dev.orders.localcloud.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;

/** A Runtime API that has a few events, and is gone after the last. */
final class FakeRuntimeApi implements AutoCloseable {

    /** What the runtime sent. */
    record Posted(String path, String errorType, String body) {}

    static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:sums:live";

    final List<Posted> posted = new ArrayList<>();
    private final HttpServer server;
    private final Queue<String> events = new ArrayDeque<>();
    private final Map<String, String> headers = new TreeMap<>();
    private int responseStatus = 202;

    FakeRuntimeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/runtime/secret/2018-06-01/runtime/", this::handle);
        server.start();
    }

    FakeRuntimeApi event(String json) {
        events.add(json);
        return this;
    }

    FakeRuntimeApi header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    FakeRuntimeApi answering(int status) {
        responseStatus = status;
        return this;
    }

    String authority() {
        return "127.0.0.1:" + server.getAddress().getPort() + "/runtime/secret";
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().replace("/runtime/secret/2018-06-01/runtime/", "");
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            if (exchange.getRequestMethod().equals("POST")) {
                String errorType = exchange.getRequestHeaders().getFirst("Lambda-Runtime-Function-Error-Type");
                posted.add(new Posted(path, errorType == null ? "" : errorType, body));
                answer(exchange, path.endsWith("/response") ? responseStatus : 202, "{\"status\":\"OK\"}");
                return;
            }
            String event = events.poll();
            if (event == null) {
                answer(exchange, 403, "");
                return;
            }
            Map.of(
                            "Lambda-Runtime-Aws-Request-Id",
                            "request-" + (posted.size() + 1),
                            "Lambda-Runtime-Deadline-Ms",
                            "61000",
                            "Lambda-Runtime-Invoked-Function-Arn",
                            ARN)
                    .forEach(exchange.getResponseHeaders()::add);
            headers.forEach(exchange.getResponseHeaders()::add);
            answer(exchange, 200, event);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
