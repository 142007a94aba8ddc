package dev.orders.api.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.orders.api.ApiTest;
import dev.orders.api.input.Body;
import dev.orders.api.standin.Api;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer is a problem document that says what to mend, and nothing is ordered. */
class BadInputTest extends ApiTest {
    private static final String LINE = "{\"sku\":\"mug-blue\",\"quantity\":1}";

    @AfterEach
    void nothingIsOrdered() {
        assertThat(AWS.operations()).doesNotContain("TransactWriteItems", "PutItem", "UpdateItem");
    }

    static Stream<Arguments> invalidBodies() {
        return Stream.of(
                arguments("{\"lines\":[]}", "/lines"),
                arguments("{}", "/lines"),
                arguments("{\"lines\":null}", "/lines"),
                arguments("{\"lines\":{}}", "/lines"),
                arguments("{\"lines\":\"" + LINE.replace("\"", "\\\"") + "\"}", "/lines"),
                arguments(lines(51), "/lines"),
                arguments("{\"lines\":[1]}", "/lines/0"),
                arguments("{\"lines\":[" + LINE + ",null]}", "/lines/1"),
                arguments(quantity("0"), "/lines/0/quantity"),
                arguments(quantity("-1"), "/lines/0/quantity"),
                arguments(quantity("1000"), "/lines/0/quantity"),
                arguments(quantity("4294967297"), "/lines/0/quantity"),
                arguments(quantity("99999999999999999999999999"), "/lines/0/quantity"),
                arguments(quantity("1.5"), "/lines/0/quantity"),
                arguments(quantity("1e2"), "/lines/0/quantity"),
                arguments(quantity("\"1\""), "/lines/0/quantity"),
                arguments(quantity("true"), "/lines/0/quantity"),
                arguments(quantity("null"), "/lines/0/quantity"),
                arguments(quantity("[1]"), "/lines/0/quantity"),
                arguments("{\"lines\":[{\"sku\":\"mug-blue\"}]}", "/lines/0/quantity"),
                arguments("{\"lines\":[{\"quantity\":1}]}", "/lines/0/sku"),
                arguments("{\"lines\":[{\"sku\":7,\"quantity\":1}]}", "/lines/0/sku"),
                arguments("{\"lines\":[{\"sku\":\"\",\"quantity\":1}]}", "/lines/0/sku"),
                arguments("{\"lines\":[{\"sku\":\"a b\",\"quantity\":1}]}", "/lines/0/sku"),
                arguments("{\"lines\":[{\"sku\":\"mug-blue\",\"quantity\":1,\"unitPrice\":1}]}", "/lines/0/unitPrice"),
                arguments("{\"lines\":[" + LINE + "],\"total\":1}", "/total"),
                arguments("{\"lines\":[" + LINE + "],\"a/b~c\":1}", "/a~1b~0c"),
                arguments("{\"lines\":[" + LINE + "],\"note\":7}", "/note"),
                arguments("{\"lines\":[" + LINE + "],\"note\":\"" + "a".repeat(501) + "\"}", "/note"),
                arguments("{\"lines\":[" + LINE + "],\"note\":\"bell\\u0007\"}", "/note"),
                arguments("{\"lines\":[" + LINE + "],\"note\":\"nul\\u0000\"}", "/note"),
                arguments("{\"lines\":[" + LINE + "],\"note\":\"half \\ud83d\"}", "/note"),
                arguments("[]", ""),
                arguments("null", ""),
                arguments("1", ""),
                arguments("\"lines\"", ""));
    }

    @ParameterizedTest
    @MethodSource("invalidBodies")
    void namesTheFieldToMend(String body, String pointer) {
        var refused = api().place(anna.tokens(), body);

        assertProblem(refused, 400);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(refused.text("/errors/0/detail")).isNotBlank();
    }

    @Test
    void namesAllFieldsToMend() {
        var refused = api().place(
                        anna.tokens(),
                        "{\"lines\":[{\"sku\":\"\",\"quantity\":0}," + LINE
                                + ",{\"sku\":\"pen-red\",\"quantity\":-1}],\"note\":1}");

        assertThat(refused.body().at("/errors").findValuesAsString("pointer"))
                .containsExactly("/lines/0/sku", "/lines/0/quantity", "/lines/2/quantity", "/note");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"lines\":[" + LINE + "]",
                "{\"lines\":[" + LINE + "]}}",
                "{\"lines\":[" + LINE + "]} {}",
                "{'lines':[]}",
                "{\"lines\":[" + LINE + "],}",
                "{\"lines\":[" + LINE + "],\"lines\":[]}",
                "{\"lines\":[{\"sku\":\"mug-blue\",\"quantity\":1,\"quantity\":2}]}",
                "{\"lines\":[{\"sku\":\"mug-blue\",\"quantity\":NaN}]}",
                "{\"lines\":[{\"sku\":\"mug-blue\",\"quantity\":01}]}",
                "{\"lines\":[" + LINE + "],\"note\":\"raw\u0007control\"}",
                "<lines/>"
            })
    void refusesWhatIsNoJson(String body) {
        var refused = api().place(anna.tokens(), body);

        assertProblem(refused, 400);
        assertThat(refused.text("/type")).isEqualTo("urn:problem-type:orders:malformed-body");
        assertThat(refused.text("/detail")).doesNotContain("tools.jackson", "mug-blue");
    }

    @Test
    void refusesBytesThatAreNoText() {
        var bytes = ("{\"lines\":[" + LINE + "],\"note\":\"Gr\u00fc\u00dfe\"}").getBytes(StandardCharsets.ISO_8859_1);

        assertProblem(api().send(place().POST(HttpRequest.BodyPublishers.ofByteArray(bytes))), 400);
    }

    @Test
    void refusesDeepNesting() {
        assertProblem(api().place(anna.tokens(), "{\"lines\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}"), 400);
    }

    @Test
    void refusesABodyOverTheLimitOfItsLength() {
        assertThat(lines(10_000).length()).isGreaterThan(Body.MAX_BYTES);

        assertProblem(api().place(anna.tokens(), lines(10_000)), 413);
        assertProblem(
                api().place(anna.tokens(), "{\"lines\":[" + LINE + "],\"note\":\"" + "a".repeat(1 << 20) + "\"}"), 413);
    }

    @Test
    void refusesABodyOverTheLimitThatDoesNotTellItsLength() {
        var body = lines(10_000).getBytes(StandardCharsets.UTF_8);
        var unknownLength = HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofByteArray(body));

        assertProblem(api().send(place().POST(unknownLength)), 413);
    }

    @Test
    void namesTheLinesThatAreNotInTheCatalogue() {
        var refused = api().place(anna.tokens(), "{\"lines\":[" + LINE + ",{\"sku\":\"nothing\",\"quantity\":1}]}");

        assertProblem(refused, 422);
        assertThat(refused.text("/type")).isEqualTo("urn:problem-type:orders:unknown-sku");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/lines/1/sku");
    }

    @Test
    void namesTheLinesOfAnotherCurrency() {
        var refused = api().place(anna.tokens(), "{\"lines\":[" + LINE + ",{\"sku\":\"poster-us\",\"quantity\":1}]}");

        assertProblem(refused, 422);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/lines/1/sku");
    }

    @Test
    void refusesATotalThatNoJsonReaderCouldHold() {
        assertProblem(api().place(anna.tokens(), "{\"lines\":[{\"sku\":\"palace\",\"quantity\":999}]}"), 422);
    }

    @Test
    void wantsExactlyOneIdempotencyKey() {
        var none = place().POST(HttpRequest.BodyPublishers.ofString("{\"lines\":[" + LINE + "]}"));
        none.setHeader("Idempotency-Key", "");
        assertProblem(api().send(none), 400);

        var two = place().header("Idempotency-Key", "another")
                .POST(HttpRequest.BodyPublishers.ofString("{\"lines\":[" + LINE + "]}"));
        assertProblem(api().send(two), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "tab\there", "{255+1}"})
    void wantsAKeyOfVisibleAscii(String key) {
        var refused =
                api().place(anna.tokens(), key.equals("{255+1}") ? "k".repeat(256) : key, "{\"lines\":[" + LINE + "]}");

        assertProblem(refused, 400);
        assertThat(refused.text("/errors/0/header")).isEqualTo("Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.5", "ten", "", "99999999999999999999", "%00", "1%20"})
    void wantsALimitOfOneToAHundred(String limit) {
        var refused = api().get(anna.tokens(), "/orders?limit=" + limit);

        assertProblem(refused, 400);
        assertThat(refused.text("/errors/0/parameter")).isEqualTo("limit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/1",
                "/orders/019A0000-0001-7000-8000-0123456789AB",
                "/orders/idempotency%230",
                "/orders/019a0000-0001-7000-8000-0123456789ab",
                "/orders/%F0%9F%91%8B",
                "/orders/",
                "/nothing",
                "/orders/a/b/c",
                "/actuator",
                "/actuator/env",
                "/error"
            })
    void findsNothingElse(String path) {
        assertProblem(api().get(anna.tokens(), path), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/orders/..%2f..",
                "/orders;a=b",
                "/orders/%2e%2e/x",
                "//orders",
                "/orders/a%00b",
                "/orders/a%5cb"
            })
    void refusesDubiousAddresses(String path) {
        assertProblem(api().get(anna.tokens(), path), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void saysWhichMethodsThereAre(String method) {
        var refused =
                api().send(api().request(anna.tokens(), "/orders").method(method, HttpRequest.BodyPublishers.noBody()));

        assertProblem(refused, 405);
        assertThat(refused.header("Allow")).contains("GET").contains("POST");
    }

    @Test
    void wantsJson() {
        var request = place().POST(HttpRequest.BodyPublishers.ofString("lines=1"));
        request.setHeader("Content-Type", "application/x-www-form-urlencoded");
        assertProblem(api().send(request), 415);

        request.setHeader("Content-Type", "not a media type");
        assertProblem(api().send(request), 415);
    }

    @Test
    void answersOnlyJson() {
        assertProblem(api().send(api().request(anna.tokens(), "/orders").header("Accept", "text/csv")), 406);
        assertProblem(api().send(api().request(anna.tokens(), "/orders").header("Accept", "???")), 406);
    }

    private HttpRequest.Builder place() {
        return api().request(anna.tokens(), "/orders")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static void assertProblem(Api.Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.body().propertyNames()).contains("type", "title", "detail");
    }

    private static String quantity(String value) {
        return "{\"lines\":[{\"sku\":\"mug-blue\",\"quantity\":" + value + "}]}";
    }

    private static String lines(int count) {
        return IntStream.range(0, count).mapToObj(index -> LINE).collect(Collectors.joining(",", "{\"lines\":[", "]}"));
    }
}
