package dev.orders.api.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.api.ApiTest;
import dev.orders.api.standin.Api;
import dev.orders.api.standin.AwsProxy;
import dev.orders.api.standin.DynamoDbLocal;
import dev.orders.api.standin.Issuer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /telemetry/summary} over HTTP, with rows as the rollup function writes them. */
class SummaryTest extends ApiTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SMALL = "49600000000000000000000000000000000000000000000000000001";
    private static final String LARGE = "149600000000000000000000000000000000000000000000000000001";

    private final Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));
    private final Issuer.SignIn olga = ISSUER.signIn();

    @BeforeEach
    void emptyTheTable() {
        var client = DynamoDbLocal.instance().client();
        client.scanPaginator(request -> request.tableName(ROLLUPS))
                .items()
                .forEach(item -> client.deleteItem(request -> request.tableName(ROLLUPS)
                        .key(Map.of("bucket", item.get("bucket"), "minute", item.get("minute")))));
    }

    @Test
    void tellsWhatWasCountedMinuteByMinuteAndInAll() {
        row(
                "orders",
                minute(5),
                counts(
                        "placed",
                        2,
                        "cancelled",
                        1,
                        "revenue|EUR",
                        3998,
                        "decided|APPROVED",
                        1,
                        "decided|CANCELLED",
                        1,
                        "approval|automatic|100",
                        1),
                records("shardId-000000000000", SMALL, SMALL));
        row(
                "orders",
                minute(7),
                counts(
                        "placed",
                        1,
                        "revenue|EUR",
                        1,
                        "revenue|USD",
                        5,
                        "decided|REJECTED",
                        1,
                        "decided|EXPIRED",
                        2,
                        "approval|manual|60000",
                        3),
                records("shardId-000000000000", LARGE, LARGE));

        JsonNode orders = body(minute(0), minute(60)).get("orders");

        assertThat(without(orders, "slots")).isEqualTo(JSON.readTree("""
                {"placed": 3, "cancelled": 1, "approved": 1, "rejected": 1, "expired": 2,
                 "revenue": [{"amount": 3999, "currency": "EUR"}, {"amount": 5, "currency": "USD"}],
                 "approval": {"automatic": {"count": 1, "p50": 85, "p95": 99}, "manual": {"count": 3, "p50": 55000, "p95": 59500}}}
                """));
        assertThat(orders.get("slots")).hasSize(2);
    }

    @Test
    void mergesWhereTheNumbersComeFrom() {
        row("orders", minute(5), counts("placed", 1), records("shardId-000000000001", LARGE, LARGE));
        row(
                "api",
                minute(5),
                counts("requests|api-service|GET /orders|2xx", 1),
                records("shardId-000000000001", SMALL, LARGE));
        row("pages", minute(6), counts("views|/orders", 1), records("shardId-000000000000", SMALL, SMALL));

        assertThat(body(minute(0), minute(60)).get("records"))
                .isEqualTo(JSON.readTree("""
                [{"at": "%s", "shardId": "shardId-000000000001", "first": "%s", "last": "%s"},
                 {"at": "%s", "shardId": "shardId-000000000000", "first": "%s", "last": "%s"}]
                """.formatted(minute(5), SMALL, LARGE, minute(6), SMALL, SMALL)));
    }

    @Test
    void tellsOfRoutesAndPages() {
        row(
                "api",
                minute(5),
                counts(
                        "requests|api-service|GET /orders|2xx", 9,
                        "requests|api-service|GET /orders|5xx", 1,
                        "latency|api-service|GET /orders|10", 10,
                        "requests|web-frontend|GET /|2xx", 4,
                        "latency|web-frontend|GET /|50", 4,
                        "lost|web-frontend|buffer-full", 17));
        row(
                "pages",
                minute(5),
                counts("views|/orders", 3, "vital|LCP|/orders|1500", 2, "step|form-opened", 1, "refused", 2));

        JsonNode body = body(minute(0), minute(60));

        assertThat(body.get("api")).isEqualTo(JSON.readTree("""
                {"requests": 14, "errors": 1,
                 "routes": [{"service": "api-service", "route": "GET /orders", "requests": 10, "errors": 1, "p50": 9, "p95": 10, "p99": 10},
                            {"service": "web-frontend", "route": "GET /", "requests": 4, "errors": 0, "p50": 40, "p95": 49, "p99": 50}],
                 "slots": [{"at": "%s", "requests": 14, "errors": 1, "p50": 9, "p95": 46}],
                 "lost": [{"service": "web-frontend", "reason": "buffer-full", "count": 17}]}
                """.formatted(minute(5))));
        assertThat(body.get("pages")).isEqualTo(JSON.readTree("""
                {"views": [{"page": "/orders", "count": 3}],
                 "vitals": [{"metric": "LCP", "page": "/orders", "count": 2, "p75": 1375}],
                 "steps": [{"step": "form-opened", "count": 1}],
                 "refused": 2,
                 "slots": [{"at": "%s", "views": 3, "lcp": 1375, "inp": null}]}
                """.formatted(minute(5))));
    }

    @Test
    void nothingThatHappenedIsNothing() {
        JsonNode body = body(minute(0), minute(60));

        assertThat(body.get("resolution").asString()).isEqualTo("PT1M");
        assertThat(body.at("/orders/placed").asInt()).isZero();
        assertThat(body.at("/orders/approval/manual/p50").isNull()).isTrue();
        assertThat(body.at("/orders/slots")).isEmpty();
        assertThat(body.get("records")).isEmpty();
    }

    @Test
    void aSlotBelongsToTheRangeThatTouchesIt() {
        for (int minute : List.of(4, 5, 9, 10)) {
            row("orders", minute(minute), counts("placed", 1));
        }

        JsonNode slots = body(minute(5).plusSeconds(30), minute(10)).at("/orders/slots");

        assertThat(slots.findValuesAsString("at"))
                .containsExactly(minute(5).toString(), minute(9).toString());
    }

    @Test
    void aWideRangeReadsRowsOfHoursAlone() {
        row("orders", minute(5), counts("placed", 1000));
        hourRow("orders", hour, counts("placed", 7));

        JsonNode body = body(hour.minus(Duration.ofDays(6)), hour.plus(Duration.ofHours(2)));

        assertThat(body.get("resolution").asString()).isEqualTo("PT1H");
        assertThat(body.at("/orders/placed").asInt()).isEqualTo(7);
        assertThat(body.at("/orders/slots")).hasSize(1);
    }

    @Test
    void readsAsTheOperatorAsManyBucketsAsTheRangeTouches() {
        body(minute(30), minute(90));

        assertThat(AWS.operations().subList(0, 2)).containsExactly("GetId", "GetCredentialsForIdentity");
        assertThat(AWS.operations().subList(2, AWS.operations().size()))
                .hasSize(6)
                .containsOnly("Query");
        assertThat(AWS.calls().get(1).body()).contains(AwsProxy.OPERATOR_ROLE);
        assertThat(AWS.calls().subList(2, 8))
                .extracting(AwsProxy.Call::accessKeyId)
                .containsOnly(AwsProxy.operatorAccessKeyId(olga.sub()));

        AWS.forget();
        body(hour.minus(Duration.ofDays(5)), hour.plus(Duration.ofHours(2)));
        assertThat(AWS.operations().size()).isBetween(18, 21);
    }

    @Test
    void readsNoMoreRowsWhateverHappened() {
        for (int minute = 0; minute < 180; minute++) {
            row("orders", minute(minute - 60), counts("placed", 1_000_000, "revenue|EUR", 9_000_000_000_000L));
        }

        JsonNode body = body(minute(-60), minute(120));

        assertThat(body.at("/orders/placed").asLong()).isEqualTo(180_000_000);
        assertThat(body.at("/orders/slots")).hasSize(180);
        assertThat(AWS.operations()).filteredOn("Query"::equals).hasSizeBetween(9, 12);
    }

    @Test
    void leavesOutWhatIsNoCounter() {
        row(
                "orders",
                minute(5),
                Map.of(
                        "placed",
                        AttributeValue.fromN("1"),
                        "what is this",
                        AttributeValue.fromS("?"),
                        "expiresAt",
                        AttributeValue.fromN("1790000000")));
        row("orders", minute(6), Map.of("placed", AttributeValue.fromN("1.5")));
        row(
                "orders",
                minute(7),
                Map.of("approval|manual|11", AttributeValue.fromN("1"), "placed", AttributeValue.fromN("1")));

        assertThat(get(operator(), "?from=" + minute(0) + "&to=" + minute(7))
                        .body()
                        .at("/orders/placed")
                        .asInt())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday,from",
        "to=1,to",
        "from=2026-13-01T00:00:00Z,from",
        "from=2000-01-01T00:00:00Z,from",
        "to=2999-01-01T00:00:00Z,to",
        "from=2026-11-23T10:00:00%2B01:00,from",
        "to=,to",
        "from=%00,from"
    })
    void namesTheParameterToMend(String query, String parameter) {
        Api.Answer answer = get(operator(), "?" + query);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo(parameter);
    }

    @ParameterizedTest
    @CsvSource({"34,180,200", "36,180,400", "36,181,200", "399,1440,200", "401,1440,400"})
    void goesBackAsFarAsRowsAreKept(int days, int minutes, int status) {
        Instant from = hour.minus(Duration.ofDays(days));
        Api.Answer answer = get(operator(), "?from=" + from + "&to=" + from.plus(Duration.ofMinutes(minutes)));

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        if (status == 400) {
            assertThat(answer.text("/errors/0/parameter")).isEqualTo("from");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -60, 604_801})
    void refusesRangesThatAreNone(long seconds) {
        Api.Answer answer = get(operator(), "?from=" + minute(0).minusSeconds(seconds) + "&to=" + minute(0));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/errors/0/parameter")).isEqualTo("from");
    }

    @Test
    void isForOperatorsAlone() {
        for (List<String> groups :
                List.of(List.of("customers"), List.of("customers", "approvers"), List.<String>of())) {
            Api.Answer answer = get(tokens("orders/read", groups), "");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text("/type")).isEqualTo("urn:problem-type:orders:not-an-operator");
        }
        assertThat(get(tokens("orders/write orders/approve", List.of("operators")), "")
                        .status())
                .isEqualTo(403);
        assertThat(api().send(api().request("/telemetry/summary")).status()).isEqualTo(401);
        assertThat(AWS.operations()).isEmpty();
    }

    @Test
    void saysThatItCannotReadNow() {
        AWS.fail("Query", new AwsProxy.Refuse(400, "ResourceNotFoundException"));

        Api.Answer answer = get(operator(), "");

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(503);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    private Instant minute(int minute) {
        return hour.plus(Duration.ofMinutes(minute));
    }

    private JsonNode body(Instant from, Instant to) {
        Api.Answer answer = get(operator(), "?from=" + from + "&to=" + to);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        return answer.body();
    }

    private Api.Answer get(Issuer.Tokens tokens, String query) {
        return api().get(tokens, "/telemetry/summary" + query);
    }

    private Issuer.Tokens operator() {
        return tokens("orders/read", List.of("operators"));
    }

    private Issuer.Tokens tokens(String scope, List<String> groups) {
        return new Issuer.Tokens(
                olga.access(claims -> claims.claim("scope", scope)),
                olga.identity(claims -> claims.claim("cognito:groups", groups)));
    }

    private static JsonNode without(JsonNode node, String member) {
        var copy = node.deepCopy();
        ((ObjectNode) copy).remove(member);
        return copy;
    }

    private static Map<String, AttributeValue> counts(Object... namesAndCounts) {
        var counts = new HashMap<String, AttributeValue>();
        for (int i = 0; i < namesAndCounts.length; i += 2) {
            counts.put((String) namesAndCounts[i], AttributeValue.fromN(namesAndCounts[i + 1].toString()));
        }
        return counts;
    }

    private static Map<String, AttributeValue> records(String shard, String first, String last) {
        return Map.of("first|" + shard, AttributeValue.fromS(first), "last|" + shard, AttributeValue.fromS(last));
    }

    @SafeVarargs
    private static void row(String series, Instant minute, Map<String, AttributeValue>... attributes) {
        put(series + "#" + minute.toString().substring(0, 13), minute.toString().substring(0, 16), attributes);
    }

    @SafeVarargs
    private static void hourRow(String series, Instant hour, Map<String, AttributeValue>... attributes) {
        put(series + "#" + hour.toString().substring(0, 10), hour.toString().substring(0, 13), attributes);
    }

    @SafeVarargs
    private static void put(String bucket, String slot, Map<String, AttributeValue>... attributes) {
        var item = new HashMap<>(Map.of("bucket", AttributeValue.fromS(bucket), "minute", AttributeValue.fromS(slot)));
        List.of(attributes).forEach(item::putAll);
        DynamoDbLocal.instance()
                .client()
                .putItem(request -> request.tableName(ROLLUPS).item(item));
    }
}
