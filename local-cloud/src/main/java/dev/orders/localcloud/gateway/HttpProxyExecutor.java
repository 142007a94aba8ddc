package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.model.Integration.HttpProxy;
import dev.orders.localcloud.gateway.model.ParameterMapping;
import dev.orders.localcloud.gateway.model.ResponseType;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Passes a request to a backend and its response back. Only declared parameters have a say in the URL. */
final class HttpProxyExecutor {

    private final HttpClient client;

    HttpProxyExecutor(HttpClient client) {
        this.client = client;
    }

    Outcome execute(HttpProxy integration, Call call, byte[] body) {
        HttpRequest request;
        try {
            request = request(integration, call, body);
        } catch (IllegalArgumentException e) {
            return Outcome.Refusal.of(ResponseType.DEFAULT_4XX, "a header field that can't be passed on");
        }
        long start = System.nanoTime();
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request, info -> new BoundedBody(Limits.PAYLOAD_BYTES));
        try {
            HttpResponse<byte[]> response = exchange.get(integration.timeout().toMillis(), TimeUnit.MILLISECONDS);
            call.trail()
                    .integrated(
                            "http_proxy %s %s: %d"
                                    .formatted(request.method(), request.uri().getRawPath(), response.statusCode()),
                            start);
            return new Outcome.Answer(
                    response.statusCode(),
                    BackendResponseHeaders.of(response.headers()),
                    TextPayload.of(response.body()));
        } catch (TimeoutException e) {
            exchange.cancel(true);
            return Outcome.Refusal.of(ResponseType.INTEGRATION_TIMEOUT, "no response in " + integration.timeout());
        } catch (ExecutionException e) {
            return Outcome.Refusal.of(ResponseType.INTEGRATION_FAILURE, String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return Outcome.Refusal.of(ResponseType.INTEGRATION_FAILURE, "interrupted");
        }
    }

    private static HttpRequest request(HttpProxy integration, Call call, byte[] body) {
        Map<String, String> pathParameters = new HashMap<>();
        QueryString query = call.query();
        for (ParameterMapping mapping : integration.requestParameters()) {
            String value = mapping.source().value(call);
            if (value == null) {
                continue;
            }
            switch (mapping.target()) {
                case PATH -> pathParameters.put(mapping.name(), value);
                case QUERYSTRING -> query = query.with(mapping.name(), value);
                case HEADER -> {
                    // written with the other header fields
                }
            }
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(integration.uri().expand(pathParameters) + query.encoded()))
                .method(
                        integration.httpMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(TextPayload.of(body)));
        BackendRequestHeaders.write(call, integration.requestParameters(), request::header);
        return request.build();
    }
}
