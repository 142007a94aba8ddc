package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.web.standin.Browser;
import dev.orders.web.standin.OrdersApi;
import dev.orders.web.standin.UserPool;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserEventsTest extends DeskTest {
    private static final String VIEWED = "{\"type\":\"page.viewed\",\"page\":\"/orders\"}";

    @Test
    void passesEventsOnAsTheApiWantsThem() {
        signIn();

        Browser.Page answer = tell('[' + VIEWED
                + ",{\"type\":\"page.timed\",\"page\":\"/orders/{orderId}\",\"metric\":\"LCP\",\"value\":812.6},"
                + "{\"type\":\"order.step\",\"step\":\"form-opened\"}]");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        OrdersApi.Call call = relayed();
        assertThat(call.path()).isEqualTo("/v1/telemetry/batch");
        assertThat(call.headers()).containsKeys("Authorization", "X-Identity-Token");
        assertThat(call.body())
                .contains("\"source\":\"/web-frontend/browser\"")
                .contains("\"type\":\"page.viewed\"", "\"page\":\"/orders\"")
                .contains("\"metric\":\"LCP\"", "\"value\":813", "\"step\":\"form-opened\"");
    }

    @Test
    void passesNothingOnOfWhatElseWasSent() {
        signIn();

        tell(
                "[{\"type\":\"page.viewed\",\"page\":\"/orders\",\"source\":\"/api-service\",\"id\":\"mine\",\"data\":{\"total\":1},"
                        + "\"stream\":\"other\",\"subject\":\"somebody\",\"authtype\":\"service_account\"}]");

        assertThat(relayed().body())
                .isEqualTo(
                        "{\"events\":[{\"type\":\"page.viewed\",\"source\":\"/web-frontend/browser\",\"data\":{\"page\":\"/orders\"}}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"order.placed\",\"data\":{\"total\":1}}",
                "{\"type\":\"telemetry.lost\",\"count\":5}",
                "{\"type\":\"page.viewed\",\"page\":\"<script>alert(1)</script>\"}",
                "{\"type\":\"page.viewed\",\"page\":\"/orders/0198a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\"}",
                "{\"type\":\"page.viewed\",\"page\":[\"/orders\"]}",
                "{\"type\":\"page.viewed\"}",
                "{\"type\":[\"page.viewed\"],\"page\":\"/orders\"}",
                "{\"type\":\"page.timed\",\"page\":\"/orders\",\"metric\":\"LCP\",\"value\":\"12\"}",
                "{\"type\":\"page.timed\",\"page\":\"/orders\",\"metric\":\"LCP\",\"value\":-1}",
                "{\"type\":\"page.timed\",\"page\":\"/orders\",\"metric\":\"FPS\",\"value\":12}",
                "{\"type\":\"page.timed\",\"page\":\"/orders\",\"metric\":\"LCP\"}",
                "{\"type\":\"order.step\",\"step\":\"#set($x = 1)\"}",
                "\"page.viewed\"",
                "null",
                "[[[[[[]]]]]]"
            })
    void dropsWhatIsNoEventOfOurs(String event) {
        signIn();

        assertThat(tell('[' + event + ',' + VIEWED + ']').status()).isEqualTo(204);

        assertThat(relayed().body())
                .isEqualTo(
                        "{\"events\":[{\"type\":\"page.viewed\",\"source\":\"/web-frontend/browser\",\"data\":{\"page\":\"/orders\"}}]}");
    }

    @ParameterizedTest
    @CsvSource({"1e300, 600000", "600001, 600000", "0.4, 0", "99999999999999999999999, 600000"})
    void boundsNumbers(String sent, String passed) {
        signIn();

        tell("[{\"type\":\"page.timed\",\"page\":\"/orders\",\"metric\":\"INP\",\"value\":" + sent + "}]");

        assertThat(relayed().body()).containsPattern("\"value\":" + passed + "[,}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "null", "\"[]\"", "[1", "[{\"type\":}]", "not json", "[]]"})
    void refusesWhatIsNoListOfEvents(String events) {
        signIn();

        assertThat(tell(events).status()).isEqualTo(400);
        assertThat(API.calls).isEmpty();
    }

    @Test
    void refusesDeepNesting() {
        signIn();

        assertThat(tell("[".repeat(5_000)).status()).isIn(400, 413);
        assertThat(API.calls).isEmpty();
    }

    @Test
    void refusesMoreEventsThanAPageHas() {
        signIn();

        assertThat(tell('[' + (VIEWED + ',').repeat(50) + VIEWED + ']').status())
                .isEqualTo(400);
        assertThat(API.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {17_000, 70_000})
    void refusesAnythingLarge(int characters) {
        signIn();

        assertThat(tell('[' + VIEWED + ",\"" + "x".repeat(characters) + "\"]").status())
                .isEqualTo(413);
        assertThat(API.calls).isEmpty();
    }

    @Test
    void wantsTheSessionsCsrfToken() {
        signIn();

        assertThat(browser.submit("/telemetry", Map.of("events", '[' + VIEWED + ']'))
                        .status())
                .isEqualTo(403);
        assertThat(browser.submit("/telemetry", Map.of("events", "[]", "_csrf", "made-up"))
                        .status())
                .isEqualTo(403);
        assertThat(API.calls).isEmpty();
    }

    @Test
    void sendsNobodyToSignIn() {
        var stranger = new Browser(WEB_URL);

        Browser.Page answer = stranger.submit("/telemetry", Map.of("events", '[' + VIEWED + ']', "_csrf", "none"));

        assertThat(answer.status()).isIn(401, 403);
        assertThat(answer.header("location")).isEmpty();
    }

    @Test
    void takesNothingFromAPersonWithoutAGroup() {
        signIn(List.of());

        assertThat(tell('[' + VIEWED + ']').status()).isEqualTo(403);
        assertThat(API.calls).isEmpty();
        assertThat(browser.get("/nothing-here").body()).doesNotContain("telemetry-");
    }

    @ParameterizedTest
    @CsvSource({"DNT, 1", "Sec-GPC, 1"})
    void measuresNobodyWhoAsksNotToBe(String header, String value) {
        signIn();
        String csrf = csrf();

        assertThat(browser.look("/orders", header, value).body()).doesNotContain("data-page=", "/assets/telemetry-");
        Browser.Page answer =
                browser.submit("/telemetry", Map.of("_csrf", csrf, "events", '[' + VIEWED + ']'), header, value);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(API.calls).extracting(OrdersApi.Call::path).noneMatch(path -> path.contains("telemetry"));
    }

    @Test
    void measuresWhoeverDoesntMind() {
        signIn();

        assertThat(browser.look("/orders", "DNT", "0").body()).contains("data-page=\"/orders\"", "/assets/telemetry-");
    }

    @ParameterizedTest
    @CsvSource({
        "/orders, /orders",
        "/orders/new, /orders/new",
        "/orders/" + OrdersApi.NEWEST + ", /orders/{orderId}",
        "/orders/" + OrdersApi.PENDING + "/cancel, /orders/{orderId}/cancel",
        "/approvals, /approvals",
        "/operations, /operations"
    })
    void pagesAreNamedByTheirTemplate(String path, String template) {
        signIn(List.of("customers", "approvers", "operators"));

        assertThat(browser.get(path).body()).contains("data-page=\"" + template + '"');
    }

    @Test
    void tellsHowFarAnOrderGot() {
        signIn();
        assertThat(browser.get("/orders/new").body()).contains("data-step=\"form-opened\"");

        var refused = browser.post("/orders", orderForm(Map.of("quantity.LAMP-DESK-02", "none")));
        assertThat(refused.body()).contains("data-step=\"form-refused\"", "data-page=\"/orders/new\"");

        var placed = browser.post("/orders", orderForm(Map.of("quantity.LAMP-DESK-02", "1")));
        assertThat(placed.body()).contains("data-step=\"order-placed\"");
        assertThat(browser.get(placed.uri().getPath()).body()).doesNotContain("data-step");
    }

    @Test
    void neitherRefreshesTokensNorEndsTheSession() {
        POOL.lifetimeSeconds = 30;
        signIn();
        String csrf = csrf();

        assertThat(browser.submit("/telemetry", Map.of("_csrf", csrf, "events", '[' + VIEWED + ']'))
                        .status())
                .isEqualTo(204);

        assertThat(POOL.refreshes).hasValue(0);
        assertThat(API.calls).isEmpty();
        assertThat(browser.get("/orders").status()).isEqualTo(200);
    }

    @Test
    void whatTheApiRefusesIsLostAndSaidToBe() {
        signIn();
        long before = lost();
        API.fail(
                "POST /v1/telemetry/batch",
                401,
                "application/json",
                "{\"message\":\"The incoming token has expired\"}");

        assertThat(tell('[' + VIEWED + ',' + VIEWED + ']').status()).isEqualTo(204);

        await().atMost(Duration.ofSeconds(5)).until(() -> lost() == before + 2);
        assertThat(browser.get("/orders").status()).as("the session goes on").isEqualTo(200);
    }

    private long lost() {
        var operator = new Browser(WEB_URL);
        UserPool.User whose = POOL.user;
        POOL.user = new UserPool.User(whose.sub(), whose.email(), List.of("operators"));
        operator.get("/nothing-here");
        POOL.user = whose;
        return Long.parseLong(
                operator.get("/actuator/telemetry").body().replaceAll("(?s).*\"gave-up\":(\\d+).*", "$1"));
    }

    private Browser.Page tell(String events) {
        var form = new HashMap<String, String>();
        form.put("_csrf", csrf());
        form.put("events", events);
        return browser.submit("/telemetry", form);
    }

    private static OrdersApi.Call relayed() {
        await().atMost(Duration.ofSeconds(5)).until(() -> !API.calls.isEmpty());
        return API.calls.getFirst();
    }
}
