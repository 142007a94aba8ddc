package dev.orders.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.OrdersApi.Answer;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client may get wrong: a problem that names the field, and no order. */
@ExtendWith(Target.class)
@Needs(Need.API)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

    private OrdersApi api;

    @BeforeAll
    void signIn(Environment environment) {
        api = OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("approver1")));
    }

    static Stream<Arguments> bodies() {
        String line = "{\"sku\":\"PEN-GEL-BLK\",\"quantity\":1}";
        return Stream.of(
                Arguments.of("malformed JSON", "{\"lines\":[", ""),
                Arguments.of("no object", "[]", ""),
                Arguments.of("nothing", "", ""),
                Arguments.of("no lines", "{}", "/lines"),
                Arguments.of("zero lines", "{\"lines\":[]}", "/lines"),
                Arguments.of("10,000 lines", "{\"lines\":[" + (line + ",").repeat(1_500) + line + "]}", "/lines"),
                Arguments.of("null lines", "{\"lines\":null}", "/lines"),
                Arguments.of("unknown SKU", lines("\"NO-SUCH-1\"", "1"), "/lines/0/sku"),
                Arguments.of("empty SKU", lines("\"\"", "1"), "/lines/0/sku"),
                Arguments.of("zero quantity", lines("\"PEN-GEL-BLK\"", "0"), "/lines/0/quantity"),
                Arguments.of("negative quantity", lines("\"PEN-GEL-BLK\"", "-1"), "/lines/0/quantity"),
                Arguments.of("huge quantity", lines("\"PEN-GEL-BLK\"", "99999999999999999999"), "/lines/0/quantity"),
                Arguments.of("fraction", lines("\"PEN-GEL-BLK\"", "1.5"), "/lines/0/quantity"),
                Arguments.of("quantity as text", lines("\"PEN-GEL-BLK\"", "\"1\""), "/lines/0/quantity"),
                Arguments.of("no quantity", "{\"lines\":[{\"sku\":\"PEN-GEL-BLK\"}]}", "/lines/0/quantity"),
                Arguments.of("long note", "{\"lines\":[" + line + "],\"note\":\"" + "x".repeat(5_000) + "\"}", "/note"),
                Arguments.of("control characters", "{\"lines\":[" + line + "],\"note\":\"a\\u0000b\"}", "/note"),
                Arguments.of("unknown member", "{\"lines\":[" + line + "],\"total\":1}", "/total"));
    }

    private static String lines(String sku, String quantity) {
        return "{\"lines\":[{\"sku\":" + sku + ",\"quantity\":" + quantity + "}]}";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void isRefusedNamingTheField(String what, String body, String pointer) {
        String newest = newest();

        Answer answer = api.post("/orders", body);

        assertThat(answer.status()).as(answer.toString()).isBetween(400, 499);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        if (!pointer.isEmpty()) {
            assertThat(answer.body()).contains(pointer);
        }
        assertThat(newest()).isEqualTo(newest);
    }

    @Test
    void aMegabyteOfNoteIsRefused() {
        Answer answer = api.post("/orders", "{\"note\":\"" + "x".repeat(1_048_576) + "\"}");

        assertThat(answer.status()).as(answer.toString()).isIn(400, 413);
    }

    @Test
    void anotherContentTypeIsRefused() {
        Answer answer = api.send(api.request("/orders")
                .header("Content-Type", "text/plain")
                .header("Idempotency-Key", "a-key")
                .POST(BodyPublishers.ofString("hello")));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void aMissingIdempotencyKeyIsRefused() {
        Answer answer = api.send(api.request("/orders")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(lines("\"PEN-GEL-BLK\"", "1"))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=101", "?limit=ten", "?cursor=garbage", "?cursor=%00"})
    void aWrongPageIsRefused(String query) {
        Answer answer = api.get("/orders" + query);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown",
                "00000000-0000-0000-0000-000000000000",
                "idempotency%23abc",
                "..%2forders",
                "%2e%2e",
                "a%00b",
                "%F0%9F%9A%80"
            })
    void anOrderThatCanNotBeIsNotFound(String id) {
        Answer answer = api.get("/orders/" + id);

        assertThat(answer.status()).as(answer.toString()).isIn(400, 403, 404);
    }

    /** The id of the caller's newest order, empty without one. */
    private String newest() {
        return api.get("/orders?limit=1").json().at("/orders/0/orderId").asString("");
    }
}
