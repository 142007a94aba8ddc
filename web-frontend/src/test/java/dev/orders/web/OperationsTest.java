package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.web.standin.Browser;
import dev.orders.web.standin.Desk;
import dev.orders.web.standin.OrdersApi;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperationsTest extends DeskTest {
    private static final List<String> OPERATOR = List.of("operators");
    private static final Pattern RANGE = Pattern.compile("/v1/telemetry/summary\\?from=([^&]+)&to=(.+)");

    private final JsonMapper json = new JsonMapper();

    @Test
    void showsFiguresChartsAndTablesWithoutAnyScript() {
        signIn(OPERATOR);

        Browser.Page page = browser.look("/operations", "Accept-Language", "en-IE");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("data-figure=\"orders\"", "data-figure=\"revenue\"", "data-figure=\"latency\"", "€")
                .contains("data-chart=\"orders\"", "data-chart=\"approval\"", "data-chart=\"api\"", "role=\"img\"")
                .contains("data-table=\"chart-orders\"", "data-table=\"routes\"", "data-table=\"vitals\"")
                .contains("POST /approvals/{taskId}/decision", "/orders/{orderId}", "data-funnel=\"order-placed\"")
                .contains("12 events of api-service came in faster than they could be sent")
                .contains("<h2>", "aria-current=\"page\">1 hour</a>")
                .doesNotContain("??");
    }

    @Test
    void callsTheApiOnceWithTheTokensOfTheOperator() {
        signIn(OPERATOR);

        browser.get("/operations");

        assertThat(API.calls)
                .singleElement()
                .satisfies(call -> assertThat(call.headers()).containsKeys("Authorization", "X-Identity-Token"));
    }

    @ParameterizedTest
    @CsvSource({"1h, 60, PT1M", "3h, 180, PT1M", "24h, 24, PT1H", "7d, 168, PT1H"})
    void asksForWholeSlotsUpToTheOneThatNowIsIn(String range, int slots, Duration slot) {
        signIn(OPERATOR);

        JsonNode board = figures("/operations/figures?range=" + range);

        var asked = RANGE.matcher(API.calls.getLast().path());
        assertThat(asked.matches()).as(API.calls.getLast().path()).isTrue();
        Instant from = time(asked.group(1));
        Instant to = time(asked.group(2));
        assertThat(from.toEpochMilli() % slot.toMillis()).isZero();
        assertThat(Duration.between(from, to)).isBetween(slot.multipliedBy(slots - 1), slot.multipliedBy(slots));
        assertThat(board.path("at").size()).isEqualTo(slots);
        assertThat(board.path("charts")
                        .get(0)
                        .path("lines")
                        .get(0)
                        .path("values")
                        .size())
                .isEqualTo(slots);
    }

    @Test
    void whatIsAskedForLaterIsWhatThePageShowed() {
        signIn(OPERATOR);
        Browser.Page page = browser.get("/operations");

        JsonNode board = figures("/operations/figures");

        for (JsonNode figure : board.path("figures")) {
            assertThat(page.body())
                    .contains("data-figure=\"" + figure.path("id").stringValue() + '"')
                    .contains(">" + figure.path("label").stringValue() + "<");
        }
        assertThat(board.path("charts").size()).isEqualTo(5);
        assertThat(page.body()).contains("data-figures=\"/operations/figures?range=1h\"");
    }

    @Test
    void measuresThatAreMissingStayMissingAndCountsAreZero() {
        signIn(OPERATOR);
        API.empty = true;

        JsonNode board = figures("/operations/figures");

        assertThat(board.path("empty").booleanValue()).isTrue();
        JsonNode api = board.path("charts").get(4);
        assertThat(api.path("lines").get(0).path("values").get(0).isNull()).isTrue();
        assertThat(api.path("lines").get(2).path("values").get(0).longValue()).isZero();
    }

    @Test
    void saysWhatWouldMakeSomethingAppear() {
        signIn(OPERATOR);
        API.empty = true;

        assertThat(browser.get("/operations").body())
                .contains("Nothing happened in this time", "place an order", "Look at 7 days")
                .containsPattern("data-board=?\"?[^>]*hidden");
    }

    @Test
    void tellsHowToReadTheRecordsBehindANumber() {
        signIn(OPERATOR);

        assertThat(browser.get("/operations").body())
                .contains("aws kinesis get-shard-iterator --region eu-west-1", "--stream-name " + Desk.STREAM)
                .containsPattern(
                        "--shard-id shardId-000000000000 \\\\\\s+--shard-iterator-type AT_SEQUENCE_NUMBER \\\\\\s+"
                                + "--starting-sequence-number 4965\\d+")
                .contains("aws kinesis get-records");
    }

    @ParameterizedTest
    @CsvSource({"500, 503, No figures right now", "429, 429, A little too fast"})
    void staysThereWithAWayToTryAgainWhileTheApiIsAway(int answered, int shown, String title) {
        signIn(OPERATOR);
        API.fail("GET /v1/telemetry/summary", answered, "application/json", "{}");

        Browser.Page page = browser.get("/operations?range=24h");

        assertThat(page.status()).isEqualTo(shown);
        assertThat(page.header("retry-after")).isEqualTo("10");
        assertThat(page.body()).contains(title, "Try again", "href=\"/operations?range=24h\"", "24 hours");
        assertThat(browser.get("/operations/figures?range=24h").status()).isEqualTo(shown);
    }

    @Test
    void explainsARefusalOfTheApi() {
        signIn(OPERATOR);
        API.fail(
                "GET /v1/telemetry/summary",
                403,
                "application/problem+json",
                "{\"type\":\"urn:problem-type:orders:not-an-operator\",\"status\":403}");

        Browser.Page page = browser.get("/operations");

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("This page is for operators");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/operations", "/operations/figures", "/operations/other"})
    void isForOperatorsAlone(String path) {
        signIn(List.of("customers", "approvers"));

        Browser.Page page = browser.get(path);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body())
                .contains("This page is for operators", "Your account may place orders", "To your orders")
                .doesNotContain("href=\"/operations\"");
        assertThat(API.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2h", "", "1H", "%3Cscript%3E", "9999999d"})
    void refusesARangeThatIsNone(String range) {
        signIn(OPERATOR);

        assertThat(browser.get("/operations/figures?range=" + range).status()).isEqualTo(range.isEmpty() ? 200 : 400);
        assertThat(browser.get("/operations?range=" + range).body()).doesNotContain("<script>");
    }

    @Test
    void isWhereAPersonArrivesWhoIsOnlyAnOperator() {
        signIn(OPERATOR);

        Browser.Page page = browser.get("/");

        assertThat(page.uri()).hasToString(WEB_URL + "/operations");
        assertThat(page.body()).doesNotContain("href=\"/orders\"", "href=\"/approvals\"");
    }

    @Test
    void isOneOfThePagesOfWhoeverOrdersToo() {
        signIn(List.of("customers", "operators"));

        Browser.Page page = browser.get("/");

        assertThat(page.uri()).hasToString(WEB_URL + "/orders");
        assertThat(page.body()).contains("href=\"/operations\"");
    }

    @Test
    void namesOfTheStreamAreNeverMarkup() {
        signIn(OPERATOR);
        String hostile = Summaries.HOSTILE;
        API.fail("GET /v1/telemetry/summary", 200, "application/json", hostile);

        Browser.Page page = browser.get("/operations");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert", "--shard-id $", "--starting-sequence-number 1;");
        assertThat(API.calls).extracting(OrdersApi.Call::method).containsOnly("GET");
    }

    private static Instant time(String parameter) {
        return Instant.parse(URLDecoder.decode(parameter, StandardCharsets.UTF_8));
    }

    private JsonNode figures(String path) {
        Browser.Page answer = browser.look(path);
        assertThat(answer.header("content-type")).startsWith("application/json");
        return json.readTree(answer.body());
    }

    /** An answer as it could only be if a service's own events were forged. */
    private static final class Summaries {
        static final String HOSTILE = """
                {"from":"2026-03-06T12:00:00Z","to":"2026-03-06T12:01:00Z","resolution":"PT1M","asOf":"2026-03-06T12:01:00Z",
                "orders":{"placed":1,"cancelled":0,"approved":0,"rejected":0,"expired":0,"revenue":[],
                "approval":{"automatic":{"count":0,"p50":null,"p95":null},"manual":{"count":0,"p50":null,"p95":null}},"slots":[
                {"at":"2026-03-06T12:00:00Z","placed":1,"cancelled":0,"approved":0,"rejected":0,"expired":0,"revenue":[],
                "approval":{"count":0,"p50":null,"p95":null}}]},
                "api":{"requests":1,"errors":0,"routes":[{"service":"<script>alert(1)</script>","route":"<script>alert(2)</script>",
                "requests":1,"errors":0,"p50":null,"p95":null,"p99":null}],"slots":[],"lost":[
                {"service":"<script>alert(3)</script>","reason":"<script>alert(4)</script>","count":1}]},
                "pages":{"views":[{"page":"<script>alert(5)</script>","count":1}],"vitals":[],"steps":[],"refused":0,"slots":[]},
                "records":[{"at":"2026-03-06T12:00:00Z","shardId":"$(reboot)","first":"1; $(reboot)","last":"2"}]}""";
    }
}
