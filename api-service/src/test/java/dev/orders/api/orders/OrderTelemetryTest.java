package dev.orders.api.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.api.ApiTest;
import dev.orders.api.standin.AwsProxy;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the service puts into the stream, and who may read what became of it. */
class OrderTelemetryTest extends ApiTest {
    private static final String ORDER = "{\"lines\":[{\"sku\":\"mug-blue\",\"quantity\":2}],\"note\":\"For Mum\"}";

    @Test
    void tellsOfAPlacedOrder() {
        var placed = api().place(anna.tokens(), ORDER);

        var told = told(placed.text("/orderId"), 1).getFirst();
        assertThat(told.partitionKey()).isEqualTo(placed.text("/orderId"));
        assertThat(told.event().path("id").stringValue()).isEqualTo(placed.text("/orderId") + ".placed");
        assertThat(told.event().path("type").stringValue()).isEqualTo("order.placed");
        assertThat(told.event().path("source").stringValue()).isEqualTo("/api-service");
        assertThat(told.event().path("time").stringValue()).isEqualTo(placed.text("/placedAt"));
        assertThat(told.event().path("data").toString()).isEqualTo("{\"currency\":\"EUR\",\"lines\":1,\"total\":2598}");
        assertThat(told.event().toString()).doesNotContain("Mum", anna.sub());
    }

    @Test
    void tellsNothingOfAReplayAndOfARefusal() {
        var tokens = anna.tokens();
        var first = api().place(tokens, "told-once", ORDER).text("/orderId");
        api().place(tokens, "told-once", ORDER);
        api().place(tokens, "told-once", ORDER.replace("2", "3"));
        api().place(tokens, "{\"lines\":[{\"sku\":\"none\",\"quantity\":1}]}");
        told(api().place(tokens, ORDER).text("/orderId"), 1);

        assertThat(told(first, 1)).hasSize(1);
    }

    @Test
    void tellsOfACancellationOnce() {
        var tokens = anna.tokens();
        var order = api().place(tokens, ORDER).text("/orderId");
        var cancelled = api().post(tokens, "/orders/" + order + "/cancel");
        api().post(tokens, "/orders/" + order + "/cancel");
        told(api().place(tokens, ORDER).text("/orderId"), 1);

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(told(order, 2))
                .extracting(told -> told.event().path("type").stringValue())
                .containsExactly("order.placed", "order.cancelled");
        assertThat(told(order, 2).getLast().event().path("data").isEmpty()).isTrue();
    }

    @Test
    void tellsOfRequestsByTheirTemplates() {
        var order = api().place(anna.tokens(), ORDER).text("/orderId");
        api().get(anna.tokens(), "/orders/" + order);

        var told = requests("GET", "/orders/{orderId}", 200).getFirst();
        assertThat(told.partitionKey()).isEqualTo(told.event().path("id").stringValue());
        assertThat(told.event().at("/data/milliseconds").isIntegralNumber()).isTrue();
        assertThat(told.event().toString()).doesNotContain(order, anna.sub());
    }

    @Test
    void tellsOfRequestsThatNobodyLetIn() {
        api().send(api().request("/orders"));
        api().send(api().request(anna.tokens(), "/nothing").method("PROPFIND", BodyPublishers.noBody()));

        assertThat(requests("GET", "other", 401)).isNotEmpty();
        assertThat(AWS.told())
                .extracting(told -> told.event().at("/data/method").asString(""))
                .doesNotContain("PROPFIND");
    }

    @Test
    void tellsNothingOfHealthChecks() {
        api().send(api().request("/actuator/health/readiness"));
        api().get(anna.tokens(), "/orders");

        assertThat(requests("GET", "/orders", 200)).isNotEmpty();
        assertThat(AWS.told()).noneMatch(told -> told.event().toString().contains("actuator"));
    }

    @Test
    void showsWhatBecameOfItsEvents() {
        told(api().place(anna.tokens(), ORDER).text("/orderId"), 1);

        var counts = api().send(api().request("/actuator/telemetry"));
        assertThat(counts.status()).isEqualTo(200);
        assertThat(counts.body().path("sent").longValue()).isPositive();
        assertThat(counts.body().path("lost").propertyNames())
                .containsExactlyInAnyOrder("buffer-full", "too-large", "gave-up");
        assertThat(api().send(api().request("/actuator/telemetry").POST(BodyPublishers.noBody()))
                        .status())
                .isEqualTo(401);
    }

    private static List<AwsProxy.Told> told(String subject, int count) {
        return await().until(
                        () -> AWS.told().stream()
                                .filter(told -> told.event()
                                        .path("subject")
                                        .asString("")
                                        .equals(subject))
                                .toList(),
                        found -> found.size() >= count);
    }

    private static List<AwsProxy.Told> requests(String method, String route, int status) {
        return await().until(
                        () -> AWS.told().stream()
                                .filter(told -> told.event()
                                                .at("/data/method")
                                                .asString("")
                                                .equals(method)
                                        && told.event()
                                                .at("/data/route")
                                                .asString("")
                                                .equals(route)
                                        && told.event().at("/data/status").asInt(0) == status)
                                .toList(),
                        found -> !found.isEmpty());
    }
}
