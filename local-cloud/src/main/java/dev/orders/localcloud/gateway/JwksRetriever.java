package dev.orders.localcloud.gateway;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Fetches the issuer's keys with the gateway's own client, which uses no proxy and follows no redirect. */
record JwksRetriever(HttpClient client) implements ResourceRetriever {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int LARGEST = 64 * 1024;

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url.toString()))
                .timeout(TIMEOUT)
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, info -> new BoundedBody(LARGEST));
            if (response.statusCode() != 200) {
                throw new IOException("the issuer's keys: status " + response.statusCode());
            }
            return new Resource(
                    new String(response.body(), StandardCharsets.UTF_8),
                    response.headers().firstValue("content-type").orElse("application/json"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
