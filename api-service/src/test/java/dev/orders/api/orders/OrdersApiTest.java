package dev.orders.api.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.api.ApiTest;
import dev.orders.api.standin.Api;
import dev.orders.api.standin.AwsProxy;
import dev.orders.api.standin.DynamoDbLocal;
import dev.orders.api.standin.Issuer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class OrdersApiTest extends ApiTest {
    private static final String ONE_MUG = "{\"lines\":[{\"sku\":\"mug-blue\",\"quantity\":2}],\"note\":\"Thanks\"}";

    @Test
    void placesAnOrder() {
        var placed = api().place(anna.tokens(), ONE_MUG);

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.text("/orderId")).matches("[0-9a-f-]{14}7[0-9a-f-]{21}");
        assertThat(placed.header("Location")).isEqualTo("orders/" + placed.text("/orderId"));
        assertThat(placed.body().propertyNames())
                .containsExactly("orderId", "status", "lines", "total", "note", "placedAt");
        assertThat(placed.text("/status")).isEqualTo("PLACED");
        assertThat(placed.body().at("/lines").toString())
                .isEqualTo("[{\"sku\":\"mug-blue\",\"name\":\"Blue mug\",\"quantity\":2,"
                        + "\"unitPrice\":{\"amount\":1299,\"currency\":\"EUR\"}}]");
        assertThat(placed.body().at("/total").toString()).isEqualTo("{\"amount\":2598,\"currency\":\"EUR\"}");
        assertThat(placed.text("/note")).isEqualTo("Thanks");
        assertThat(placed.text("/placedAt")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
        assertThat(api().get(anna.tokens(), "/orders/" + placed.text("/orderId"))
                        .body())
                .isEqualTo(placed.body());
    }

    @Test
    void locatesTheOrderBehindAGatewaysStageToo() {
        var location = api().place(anna.tokens(), ONE_MUG).header("Location");

        assertThat(URI.create("https://gateway.example/v1/orders").resolve(location))
                .hasPath("/v1/" + location);
    }

    @Test
    void answersARetryWithTheSameOrder() {
        var tokens = anna.tokens();
        var first = api().place(tokens, "retried", ONE_MUG);
        var differentlySpelt = "{ \"note\": \"Thanks\", \"lines\": [ {\"quantity\": 2, \"sku\": \"mug-blue\"} ] }";
        var second = api().place(tokens, "retried", differentlySpelt);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void refusesAKeyForAnotherRequest() {
        api().place(anna.tokens(), "reused", ONE_MUG);

        var other = api().place(anna.tokens(), "reused", "{\"lines\":[{\"sku\":\"mug-blue\",\"quantity\":3}]}");

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text("/type")).isEqualTo("urn:problem-type:orders:idempotency-key-reused");
        assertThat(other.text("/errors/0/header")).isEqualTo("Idempotency-Key");
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void ordersOnceWhenTheAnswerOfTheDatabaseIsLost() {
        AWS.fail("TransactWriteItems", new AwsProxy.LoseAnswer());

        var placed = api().place(anna.tokens(), ONE_MUG);

        assertThat(placed.status()).isEqualTo(201);
        assertThat(AWS.operations()).filteredOn("TransactWriteItems"::equals).hasSize(2);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void cancelsOnceWhenTheAnswerOfTheDatabaseIsLost() {
        var id = api().place(anna.tokens(), ONE_MUG).text("/orderId");
        AWS.fail("UpdateItem", new AwsProxy.LoseAnswer());

        var cancelled = api().post(anna.tokens(), "/orders/" + id + "/cancel");

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.text("/status")).isEqualTo("CANCELLED");
    }

    @Test
    void ordersOnceHoweverManyTimesItIsAskedAtOnce() throws Exception {
        var tokens = anna.tokens();
        var attempts = new ArrayList<Callable<Api.Answer>>();
        for (var attempt = 0; attempt < 8; attempt++) {
            attempts.add(() -> api().place(tokens, "contended", ONE_MUG));
        }

        var answers = new ArrayList<Api.Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(attempts)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).extracting(Api.Answer::status).containsOnlyOnce(201).containsOnly(200, 201);
        assertThat(answers)
                .extracting(answer -> answer.text("/orderId"))
                .containsOnly(answers.getFirst().text("/orderId"));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void listsNewestFirstByCursor() {
        var ids = new ArrayList<String>();
        for (var order = 0; order < 5; order++) {
            ids.addFirst(api().place(anna.tokens(), ONE_MUG).text("/orderId"));
        }

        var listed = new ArrayList<String>();
        var path = "/orders?limit=2";
        while (true) {
            var page = api().get(anna.tokens(), path);
            assertThat(page.status()).isEqualTo(200);
            page.body()
                    .at("/orders")
                    .forEach(order -> listed.add(order.at("/orderId").asString()));
            if (page.body().at("/next").isNull()) {
                break;
            }
            path = "/orders?limit=2&cursor=" + page.text("/next");
        }

        assertThat(listed).isEqualTo(ids);
    }

    @Test
    void listsTwentyUnlessToldOtherwise() {
        for (var order = 0; order < 21; order++) {
            api().place(anna.tokens(), ONE_MUG);
        }

        assertThat(api().get(anna.tokens(), "/orders").body().at("/orders")).hasSize(20);
        assertThat(api().get(anna.tokens(), "/orders?limit=100").body().at("/orders"))
                .hasSize(21);
    }

    @Test
    void cancelsAndSaysSoAgain() {
        var id = api().place(anna.tokens(), ONE_MUG).text("/orderId");

        var first = api().post(anna.tokens(), "/orders/" + id + "/cancel");
        var second = api().post(anna.tokens(), "/orders/" + id + "/cancel");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text("/status")).isEqualTo("CANCELLED");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(api().get(anna.tokens(), "/orders/" + id).body()).isEqualTo(first.body());
    }

    @Test
    void refusesToCancelWhatWasRejected() {
        var id = api().place(anna.tokens(), ONE_MUG).text("/orderId");
        decide(id, "REJECTED");

        var refused = api().post(anna.tokens(), "/orders/" + id + "/cancel");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/type")).isEqualTo("urn:problem-type:orders:not-cancellable");
        assertThat(refused.text("/detail")).contains("rejected");
    }

    @Test
    void showsTheDecisionWithTheOrder() {
        var id = api().place(anna.tokens(), ONE_MUG).text("/orderId");
        decide(id, "APPROVED");

        var approved = api().get(anna.tokens(), "/orders/" + id);

        assertThat(approved.text("/status")).isEqualTo("APPROVED");
        assertThat(approved.body().at("/approval").toString())
                .isEqualTo("{\"status\":\"APPROVED\",\"requestedAt\":\"2026-03-01T09:00:00Z\","
                        + "\"decidedAt\":\"2026-03-01T10:00:00Z\",\"reason\":null,\"automatic\":true}");
    }

    @Test
    void showsADecisionOnWhatTheWorkflowCouldNotRead() {
        var id = api().place(anna.tokens(), ONE_MUG).text("/orderId");
        decide(id, "REJECTED", List.of());

        var rejected = api().get(anna.tokens(), "/orders/" + id);

        assertThat(rejected.text("/status")).isEqualTo("REJECTED");
        assertThat(rejected.text("/approval/status")).isEqualTo("REJECTED");
    }

    @Test
    void staysCancelledOnceTheWorkflowHasSeenIt() {
        var id = api().place(anna.tokens(), ONE_MUG).text("/orderId");
        decide(id, "CANCELLED", List.of());

        assertThat(api().get(anna.tokens(), "/orders/" + id).text("/status")).isEqualTo("CANCELLED");
        var again = api().post(anna.tokens(), "/orders/" + id + "/cancel");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("/status")).isEqualTo("CANCELLED");
    }

    @Test
    void keepsCustomersApart() {
        var id = api().place(anna.tokens(), ONE_MUG).text("/orderId");

        assertThat(api().get(bert.tokens(), "/orders/" + id).status()).isEqualTo(404);
        assertThat(api().post(bert.tokens(), "/orders/" + id + "/cancel").status())
                .isEqualTo(404);
        assertThat(api().get(bert.tokens(), "/orders").body().at("/orders")).isEmpty();
        assertThat(api().get(anna.tokens(), "/orders/" + id).text("/status")).isEqualTo("PLACED");
    }

    @Test
    void givesNoOrdersToWhoeverIsNoCustomerAndAsksNobody() {
        var operator = new Issuer.Tokens(
                anna.tokens().access(), anna.identity(claims -> claims.claim("cognito:groups", List.of("operators"))));

        var refused = api().get(operator, "/orders");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text("/type")).isEqualTo("urn:problem-type:orders:not-a-customer");
        assertThat(AWS.operations()).isEmpty();
    }

    @Test
    void reachesOnlyTheCallersOwnWithAnotherCustomersCursor() {
        api().place(anna.tokens(), ONE_MUG);
        api().place(anna.tokens(), ONE_MUG);
        var cursor = api().get(anna.tokens(), "/orders?limit=1").text("/next");

        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8))
                .doesNotContain(anna.sub());
        assertThat(api().get(bert.tokens(), "/orders?cursor=" + cursor).body().at("/orders"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "%00",
                "e30",
                "bnVsbA",
                "eyJiZWZvcmUiOiIifQ",
                "eyJiZWZvcmUiOiIwMTlhMDAwMC0wMDAxLTcwMDAtODAwMC0wMTIzNDU2Nzg5YWIwMCJ9",
                "eyJiZWZvcmUiOjF9",
                "eyJiZWZvcmUiOiIwMTlhMDAwMC0wMDAxLTcwMDAtODAwMC0wMTIzNDU2Nzg5YWIiLCJ1c2VySWQiOiJ4In0"
            })
    void refusesACursorThatItDidNotMake(String cursor) {
        var refused = api().get(anna.tokens(), "/orders?cursor=" + cursor);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/parameter")).isEqualTo("cursor");
        assertThat(AWS.operations()).doesNotContain("Query");
    }

    @Test
    void makesOneCallToOpenAndTwoToList() {
        var tokens = anna.tokens();
        var id = api().place(tokens, ONE_MUG).text("/orderId");
        AWS.calls().clear();

        api().get(tokens, "/orders/" + id);
        assertThat(AWS.operations()).containsExactly("BatchGetItem");

        AWS.calls().clear();
        api().get(tokens, "/orders");
        assertThat(AWS.operations()).containsExactly("Query", "BatchGetItem");

        AWS.calls().clear();
        api().place(tokens, ONE_MUG);
        assertThat(AWS.operations()).containsExactly("TransactWriteItems");

        AWS.calls().clear();
        api().post(tokens, "/orders/" + id + "/cancel");
        assertThat(AWS.operations()).containsExactly("BatchGetItem", "UpdateItem");
    }

    @Test
    void answersTheCatalogue() {
        var catalogue = api().get(anna.tokens(), "/products");

        assertThat(catalogue.status()).isEqualTo(200);
        assertThat(catalogue.body().at("/products/0").toString())
                .isEqualTo(
                        "{\"sku\":\"mug-blue\",\"name\":\"Blue mug\",\"unitPrice\":{\"amount\":1299,\"currency\":\"EUR\"}}");
    }

    private int count() {
        return api().get(anna.tokens(), "/orders?limit=100")
                .body()
                .at("/orders")
                .size();
    }

    private void decide(String orderId, String status) {
        decide(orderId, status, List.of("lines", "currency", "total"));
    }

    private void decide(String orderId, String status, List<String> snapshot) {
        var client = DynamoDbLocal.instance().client();
        var key = Map.of("userId", AttributeValue.fromS(anna.sub()), "orderId", AttributeValue.fromS(orderId));
        var order =
                client.getItem(request -> request.tableName(ORDERS).key(key)).item();
        var row = new HashMap<>(key);
        snapshot.forEach(name -> row.put(name, order.get(name)));
        row.put("status", AttributeValue.fromS(status));
        row.put("requestedAt", AttributeValue.fromS("2026-03-01T09:00:00Z"));
        row.put("decidedAt", AttributeValue.fromS("2026-03-01T10:00:00Z"));
        client.putItem(request -> request.tableName(APPROVALS).item(row));
    }
}
