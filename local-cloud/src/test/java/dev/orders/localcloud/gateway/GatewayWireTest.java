package dev.orders.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.wire.Hop;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The project's own document, over the wire. */
class GatewayWireTest {

    private static StartedGateway gateway;

    @BeforeAll
    static void start() {
        gateway = StartedGateway.project();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.backend.requests();
        gateway.backend.will(TestBackend.answering(200, Map.of("Content-Type", "application/json"), "{\"a\":1}"));
    }

    @Test
    void answersAMockWithoutAToken() {
        HttpResponse<String> response = gateway.send(gateway.request("/v1/health"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"status\": \"UP\"}");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
        assertThat(response.headers().firstValue("x-amz-apigw-id"))
                .hasValueSatisfying(id -> assertThat(id).hasSize(16).endsWith("="));
    }

    @Test
    void passesAnAuthorizedRequestToTheBackend() {
        String token = gateway.issuer.accessToken("orders/read");

        HttpResponse<String> response = gateway.get("/v1/orders/o-1?x=1", token);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"a\":1}");
        TestBackend.Received received = gateway.backend.requests().getFirst();
        assertThat(received.method()).isEqualTo("GET");
        assertThat(received.target()).isEqualTo("/orders/o-1?x=1");
        assertThat(received.headers().getFirst("Authorization")).isEqualTo("Bearer " + token);
    }

    @Test
    void passesAPayloadOn() {
        gateway.backend.will(TestBackend.answering(201, Map.of("Location", "/orders/o-9"), "{\"orderId\":\"o-9\"}"));

        HttpResponse<String> response = gateway.send(gateway.request("/v1/orders")
                .header("Authorization", gateway.issuer.accessToken("orders/write"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k-1")
                .POST(BodyPublishers.ofString("{\"note\":\"Füße\"}")));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("Location")).contains("/orders/o-9");
        TestBackend.Received received = gateway.backend.requests().getFirst();
        assertThat(new String(received.body(), StandardCharsets.UTF_8)).isEqualTo("{\"note\":\"Füße\"}");
        assertThat(received.headers().getFirst("Idempotency-Key")).isEqualTo("k-1");
        assertThat(received.headers().getFirst("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void refusesWithoutAToken() {
        HttpResponse<String> response = gateway.send(gateway.request("/v1/orders"));

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains("UnauthorizedException");
        assertThat(gateway.backend.requests()).isEmpty();
    }

    @Test
    void leavesAHopInTheRequestLog() {
        gateway.get("/v1/orders", gateway.issuer.accessToken("orders/read"));

        Hop hop = gateway.log().recent(1).getFirst();
        TestBackend.Received received = gateway.backend.requests().getFirst();
        assertThat(hop.traceId()).isEqualTo(received.headers().getFirst("X-Amzn-Trace-Id"));
        assertThat(hop.traceId()).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
        assertThat(hop)
                .asInstanceOf(InstanceOfAssertFactories.type(Hop.ApiRequest.class))
                .satisfies(request -> {
                    assertThat(request.path()).isEqualTo("/v1/orders");
                    assertThat(request.steps()).hasSize(3);
                    assertThat(request.steps().subList(0, 2))
                            .isEqualTo(List.of(
                                    "route: GET /orders", "authorizer: allowed 11111111-2222-3333-4444-555555555555"));
                });
    }
}
