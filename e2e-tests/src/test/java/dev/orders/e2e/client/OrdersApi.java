package dev.orders.e2e.client;

import dev.orders.e2e.environment.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over plain HTTP, with the tokens of one person or with whatever a test smuggles in. */
public final class OrdersApi {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final String url;
    private final String authorization;
    private final String identityToken;

    private OrdersApi(String url, String authorization, String identityToken) {
        this.url = url;
        this.authorization = authorization;
        this.identityToken = identityToken;
    }

    public static OrdersApi of(Environment environment, Tokens tokens) {
        return with(environment.apiUrl(), tokens.accessToken(), tokens.idToken());
    }

    /** The API at any address with any two tokens; an empty one is not sent. */
    public static OrdersApi with(String url, String accessToken, String identityToken) {
        return new OrdersApi(url, accessToken, identityToken);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, String json) {
        return post(path, json, UUID.randomUUID().toString());
    }

    public Answer post(String path, String json, String idempotencyKey) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(BodyPublishers.ofString(json)));
    }

    /** Places an order of one line and answers it. */
    public JsonNode place(String sku, int quantity) {
        Answer answer = post("/orders", "{\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}]}".formatted(sku, quantity));
        if (answer.status() != 201) {
            throw new IllegalStateException("not placed: " + answer);
        }
        return answer.json();
    }

    /** The order, once it has this status. */
    public JsonNode await(String order, String status) {
        return Await.until(
                "order " + order + " is " + status,
                () -> get("/orders/" + order).json(),
                found -> found.path("status").asString().equals(status));
    }

    /** Places an order of one line that is too large to be approved by itself, and answers its id once it waits. */
    public String placeLarge() {
        String order = place("DESK-OAK-160", 1).get("orderId").asString();
        await(order, "PENDING_APPROVAL");
        return order;
    }

    /** The task, once there is one. */
    public JsonNode awaitTask(String task) {
        return Await.until("task " + task + " is there", () -> approval(task), answer -> answer.status() == 200)
                .json();
    }

    /** The first page of what waits for a decision. */
    public Answer approvals(int limit) {
        return get("/approvals?limit=" + limit);
    }

    /** @param cursor the {@code next} of an earlier page */
    public Answer approvals(int limit, String cursor) {
        return get("/approvals?limit=" + limit + "&cursor=" + cursor);
    }

    public Answer approval(String taskId) {
        return get("/approvals/" + taskId);
    }

    public Answer approve(String taskId) {
        return decide(taskId, "{\"decision\":\"APPROVE\"}");
    }

    /** @param reason without quotes and backslashes */
    public Answer reject(String taskId, String reason) {
        return decide(taskId, "{\"decision\":\"REJECT\",\"reason\":\"" + reason + "\"}");
    }

    public Answer decide(String taskId, String json) {
        return send(request("/approvals/" + taskId + "/decision")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", "Bearer " + authorization);
        }
        if (!identityToken.isEmpty()) {
            request.header("X-Identity-Token", identityToken);
        }
        return request;
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Status, headers and body of an answer. */
    public record Answer(HttpResponse<String> response) {
        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        @Override
        public String toString() {
            return status() + " " + body();
        }
    }
}
