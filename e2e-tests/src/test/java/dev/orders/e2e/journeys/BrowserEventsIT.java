package dev.orders.e2e.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import dev.orders.e2e.browser.NeedsChromium;
import dev.orders.e2e.browser.Tab;
import dev.orders.e2e.client.Await;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.Telemetry;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a browser tells of its person's visit, and what it keeps to itself. */
@NeedsChromium
@ExtendWith(Target.class)
@Needs({Need.API, Need.DEVELOPER})
class BrowserEventsIT {

    private static final Set<String> OF_A_VISIT = Set.of(
            "page.viewed",
            "page.timed TTFB",
            "page.timed FCP",
            "page.timed LCP",
            "order.step form-opened",
            "order.step form-submitted",
            "order.step order-placed");

    @Test
    void aVisitLeavesPagesTimingsAndStepsOfTheSignedInPersonAndNothingElse(Environment environment, Tab tab) {
        String person = subject(environment, "customer2");
        Telemetry telemetry = Telemetry.of(environment);
        Set<String> before = ids(of(telemetry, person));
        tab.signIn(environment, environment.account("customer2"));

        String order = visit(environment, tab.page());
        tab.page().navigate("about:blank");

        List<JsonNode> events = Await.until(
                "the visit is in the stream",
                () -> of(telemetry, person).stream()
                        .filter(event -> !before.contains(event.get("id").asString()))
                        .toList(),
                found -> found.stream()
                        .map(BrowserEventsIT::what)
                        .collect(Collectors.toSet())
                        .containsAll(OF_A_VISIT));
        assertThat(events).allSatisfy(event -> {
            assertThat(event.get("source").asString()).isEqualTo("/web-frontend/browser");
            assertThat(event.get("subject").asString()).isEqualTo(person);
            assertThat(event.get("authid").asString()).isEqualTo(person);
            assertThat(event.get("data").propertyNames()).isSubsetOf("page", "metric", "value", "step");
        });
        assertThat(events.stream().map(event -> event.at("/data/page").asString("")))
                .contains("/orders", "/orders/new", "/orders/{orderId}");
        assertThat(events.toString()).doesNotContain(order, environment.webUrl(), "Mozilla", "customer2@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DNT", "Sec-GPC"})
    void nothingIsToldOfWhoDoesNotWantToBeTracked(String header, Environment environment, Tab tab) {
        String person = subject(environment, "customer2");
        tab.page().setExtraHTTPHeaders(Map.of(header, "1"));
        List<String> requests = new ArrayList<>();
        tab.page()
                .onRequest((Request request) ->
                        requests.add(request.url().substring(request.url().indexOf('/', 8))));
        tab.signIn(environment, environment.account("customer2"));
        Telemetry telemetry = Telemetry.of(environment);
        Set<String> before = ids(of(telemetry, person));

        visit(environment, tab.page());
        assertThat(tab.page().locator("script[src*='telemetry']").count()).isZero();
        int forged = forge(tab.page());
        // Its own request is what this is told by: it comes after whatever was forwarded.
        String mark = subject(environment, "customer1");
        long views = of(telemetry, mark).size();
        Tab another = tab.another(new Browser.NewContextOptions());
        another.signIn(environment, environment.account("customer1"));
        another.page().navigate("about:blank");
        Await.until("a later visit is in the stream", () -> of(telemetry, mark).size(), now -> now > views);

        assertThat(forged).isEqualTo(204);
        assertThat(requests)
                .contains("/orders")
                .noneMatch(url -> url.contains("telemetry-") || url.contains("telemetry.js"));
        assertThat(ids(of(telemetry, person))).isEqualTo(before);
    }

    /** A form, an order, its page; answers the order's id. */
    private static String visit(Environment environment, Page page) {
        page.navigate(environment.webUrl() + "/orders/new");
        page.locator("input[name='quantity.NOTEBOOK-A5']").fill("1");
        page.locator("form[data-order] button[type=submit]").click();
        page.waitForURL(Pattern.compile("/orders/[0-9a-f-]{36}$"));
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    /** As the script would, were it there; the page's own headers go with it. */
    private static int forge(Page page) {
        return (int) page.evaluate("""
                () => fetch("/telemetry", { method: "POST", body: new URLSearchParams({
                  _csrf: document.querySelector("input[name=_csrf]").value,
                  events: JSON.stringify([{ type: "page.viewed", page: "/orders" }]) }) }).then((answer) => answer.status)""");
    }

    private static List<JsonNode> of(Telemetry telemetry, String person) {
        return telemetry.events().stream()
                .filter(event -> event.path("authtype").asString("").equals("app_user"))
                .filter(event -> event.path("subject").asString("").equals(person))
                .toList();
    }

    private static Set<String> ids(List<JsonNode> events) {
        return events.stream().map(event -> event.get("id").asString()).collect(Collectors.toSet());
    }

    private static String what(JsonNode event) {
        String detail = event.at("/data/metric").asString(event.at("/data/step").asString(""));
        return (event.get("type").asString() + " " + detail).strip();
    }

    private static String subject(Environment environment, String account) {
        return new HostedUi(environment).signIn(environment.account(account)).subject();
    }
}
