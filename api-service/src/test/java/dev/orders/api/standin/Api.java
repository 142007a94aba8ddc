package dev.orders.api.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service over real HTTP, called as a customer's client would. */
public final class Api {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String url;

    public Api(int port) {
        this.url = "http://127.0.0.1:" + port;
    }

    /** @param body a missing node where there is none or it is no JSON */
    public record Answer(int status, HttpResponse<String> response, JsonNode body) {
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        public String text(String pointer) {
            return body.at(pointer).asString();
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path));
    }

    public HttpRequest.Builder request(Issuer.Tokens tokens, String path) {
        return request(path)
                .header("Authorization", "Bearer " + tokens.access())
                .header("X-Identity-Token", tokens.identity());
    }

    public Answer get(Issuer.Tokens tokens, String path) {
        return send(request(tokens, path));
    }

    public Answer post(Issuer.Tokens tokens, String path) {
        return send(request(tokens, path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    public Answer place(Issuer.Tokens tokens, String body) {
        return place(tokens, UUID.randomUUID().toString(), body);
    }

    public Answer place(Issuer.Tokens tokens, String key, String body) {
        return send(request(tokens, "/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            var type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(
                    response.statusCode(), response, JSON.readTree(type.contains("json") ? response.body() : ""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
