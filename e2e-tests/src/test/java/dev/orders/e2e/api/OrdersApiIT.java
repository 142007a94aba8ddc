package dev.orders.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.OrdersApi.Answer;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The API through the gateway, as a client of another team would use it. */
@ExtendWith(Target.class)
@Needs(Need.API)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrdersApiIT {

    private static final String ORDER = "{\"lines\":[{\"sku\":\"LAMP-DESK-02\",\"quantity\":2},"
            + "{\"sku\":\"PEN-GEL-BLK\",\"quantity\":10}],\"note\":\"Third floor\"}";

    private static final Executor EACH_ITS_OWN = task -> Thread.ofVirtual().start(task);

    private OrdersApi api;

    @BeforeAll
    void signIn(Environment environment) {
        api = OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("customer1")));
    }

    @Test
    void placesAnOrderWithTheCataloguesPrices(Environment environment) {
        Answer placed = api.post("/orders", ORDER);

        assertThat(placed.status()).as(placed.toString()).isEqualTo(201);
        String order = placed.json().get("orderId").asString();
        assertThat(UUID.fromString(order).version()).isEqualTo(7);
        assertThat(URI.create(environment.apiUrl() + "/orders").resolve(placed.header("Location")))
                .hasToString(environment.apiUrl() + "/orders/" + order);
        assertThat(placed.json().at("/total/amount").asLong()).isEqualTo(2 * 5990 + 10 * 299);
        assertThat(placed.json().at("/total/currency").asString()).isEqualTo("EUR");
        assertThat(placed.json().get("status").asString()).isEqualTo("PLACED");
        assertThat(asPlaced(api.get("/orders/" + order))).isEqualTo(asPlaced(placed));
    }

    @Test
    void aRetryWithTheSameKeyOrdersOnce() {
        String key = UUID.randomUUID().toString();

        Answer first = api.post("/orders", ORDER, key);
        Answer again = api.post("/orders", ORDER, key);
        Answer other = api.post("/orders", ORDER.replace("Third", "Second"), key);

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("orderId")).isEqualTo(first.json().get("orderId"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void aRetryMayBeSpeltDifferently() {
        String key = UUID.randomUUID().toString();
        String respelt = "{ \"note\":\"Third\\u0020floor\",\n \"lines\":[ {\"quantity\":2, \"sku\":\"LAMP-DESK-02\"},"
                + " {\"quantity\":10, \"sku\":\"PEN-GEL-BLK\"} ] }";

        Answer first = api.post("/orders", ORDER, key);
        Answer again = api.post("/orders", respelt, key);

        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(asPlaced(again)).isEqualTo(asPlaced(first));
    }

    @Test
    void sendingTwiceAtOnceOrdersOnce() {
        String key = UUID.randomUUID().toString();

        List<CompletableFuture<Answer>> attempts = IntStream.range(0, 4)
                .mapToObj(attempt -> CompletableFuture.supplyAsync(() -> api.post("/orders", ORDER, key), EACH_ITS_OWN))
                .toList();
        List<Answer> answers = attempts.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).containsOnly(200, 201).containsOnlyOnce(201);
        assertThat(answers)
                .extracting(answer -> answer.json().get("orderId"))
                .containsOnly(answers.getFirst().json().get("orderId"));
    }

    @Test
    void anotherCustomersCursorShowsOnlyTheCallersOwn(Environment environment) {
        api.place("PEN-GEL-BLK", 1);
        api.place("PEN-GEL-BLK", 2);
        String cursor = api.get("/orders?limit=1").json().get("next").asString();
        OrdersApi others =
                OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("customer2")));
        String own = others.place("NOTEBOOK-A5", 1).get("orderId").asString();

        Answer listed = others.get("/orders?limit=100&cursor=" + cursor);

        assertThat(listed.status()).isEqualTo(200);
        assertThat(listed.json().get("orders"))
                .allSatisfy(order -> assertThat(
                                others.get("/orders/" + order.get("orderId").asString())
                                        .status())
                        .isEqualTo(200));
        assertThat(others.get("/orders?limit=100").body()).contains(own);
    }

    @Test
    void listsNewestFirstAndPagesWithoutGapOrRepetition() {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            placed.addFirst(api.place("PEN-GEL-BLK", i + 1).get("orderId").asString());
        }

        List<String> listed = new ArrayList<>();
        String path = "/orders?limit=2";
        while (listed.size() < 5) {
            JsonNode page = api.get(path).json();
            page.get("orders").forEach(order -> listed.add(order.get("orderId").asString()));
            path = "/orders?limit=2&cursor=" + page.get("next").asString();
        }

        assertThat(listed.subList(0, 5)).isEqualTo(placed);
    }

    @Test
    void cancelsOnce() {
        String order = api.place("NOTEBOOK-A5", 1).get("orderId").asString();

        Answer cancelled = api.post("/orders/" + order + "/cancel", "");
        Answer again = api.post("/orders/" + order + "/cancel", "");

        assertThat(cancelled.status()).as(cancelled.toString()).isEqualTo(200);
        assertThat(cancelled.json().get("status").asString()).isEqualTo("CANCELLED");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("status").asString()).isEqualTo("CANCELLED");
        assertThat(asPlaced(again)).isEqualTo(asPlaced(cancelled));
    }

    @Test
    void answersTheCatalogue() {
        JsonNode products = api.get("/products").json().get("products");

        assertThat(products).isNotEmpty().allSatisfy(product -> {
            assertThat(product.get("sku").asString()).isNotBlank();
            assertThat(product.at("/unitPrice/amount").asLong()).isPositive();
            assertThat(product.at("/unitPrice/currency").asString()).isEqualTo("EUR");
        });
    }

    @Test
    void answersHealthToAnybody(Environment environment) {
        Answer health = OrdersApi.with(environment.apiUrl(), "", "").get("/health");

        assertThat(health.status()).isEqualTo(200);
        assertThat(health.json().get("status").asString()).isEqualTo("UP");
    }

    @Test
    void answersUnknownRoutesAsApiGatewayDoes() {
        Answer answer = api.get("/nowhere");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("message").asString()).isEqualTo("Missing Authentication Token");
    }

    /** An order without what the approvals make of it meanwhile. */
    private static JsonNode asPlaced(Answer answer) {
        return ((ObjectNode) answer.json()).without(List.of("status", "approval"));
    }
}
