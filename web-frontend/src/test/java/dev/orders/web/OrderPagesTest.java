package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.web.standin.Browser;
import dev.orders.web.standin.OrdersApi;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OrderPagesTest extends DeskTest {
    private static final String UNKNOWN = "0198a1b2-ffff-7e5f-8a9b-0c1d2e3f4a5b";

    @BeforeEach
    void signedIn() {
        signIn();
    }

    @Test
    void listsOrdersWithStatusTimeAndTotal() {
        Browser.Page page = browser.look("/orders", "Accept-Language", "en-IE");

        assertThat(page.body())
                .contains("/orders/" + OrdersApi.NEWEST, "2E3F-4A5B", "badge-pending-approval", "Waiting for approval")
                .contains("<time datetime=\"2026-03-06T08:09:10.123Z\">", "€1,477.70", "+ 1 more");
        assertThat(API.calls.getFirst().path()).isEqualTo("/v1/orders?limit=20");
    }

    @Test
    void writesMoneyAndTimesAsTheReaderDoes() {
        Browser.Page page = browser.look("/orders", "Accept-Language", "de-DE");

        assertThat(page.body()).contains("1.477,70", "06.03.2026", "data-locale=\"de-DE\"");
    }

    @Test
    void leadsToOlderOrdersWithTheCursorUntouched() {
        String link = browser.get("/orders")
                .body()
                .replaceAll("(?s).*<a class=\"quiet next\" rel=\"next\" href=\"([^\"]+)\".*", "$1");
        Browser.Page older = browser.get(link.replace("&amp;", "&"));

        assertThat(API.calls.getLast().path()).isEqualTo("/v1/orders?limit=20&cursor=older%26than%3Dthis%2Bone");
        assertThat(older.body()).contains("Back to newest").doesNotContain("Older orders");
    }

    @Test
    void invitesToOrderWhileThereAreNone() {
        API.empty = true;

        assertThat(browser.get("/orders").body()).contains("No orders yet", "Place your first order");
    }

    @Test
    void showsOneOrderAndEscapesWhatPeopleWrote() {
        Browser.Page page = browser.get("/orders/" + OrdersApi.NEWEST);

        assertThat(page.body())
                .contains("Order 2E3F-4A5B", "Oak desk 160 cm", "&lt;b&gt;left&lt;/b&gt;")
                .doesNotContain("<b>left</b>");
    }

    @Test
    void ordersOfOthersAndOrdersOfNobodyLookTheSame() {
        Browser.Page page = browser.get("/orders/" + UNKNOWN);

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("There’s nothing here").doesNotContain(UNKNOWN);
    }

    @Test
    void asksTheApiOnlyForWhatIsShapedLikeAnOrderId() {
        assertThat(browser.get("/orders/idempotency%23abc").status()).isIn(400, 404);
        assertThat(browser.get("/orders/idempotency").status()).isEqualTo(404);
        assertThat(API.calls).isEmpty();
    }

    @Test
    void anUndecidedOrderTellsWhereItsNewsAre() {
        Browser.Page page = browser.get("/orders/" + OrdersApi.NEWEST);
        assertThat(page.body()).contains("Being checked", ">Refresh</a>", "data-after=\"300\"");
        API.become(OrdersApi.NEWEST, "APPROVED");

        Browser.Page status = browser.get(InboxTest.poll(page));

        assertThat(status.uri()).hasToString(WEB_URL + "/orders/" + OrdersApi.NEWEST + "/status");
        assertThat(status.body())
                .contains("badge-approved", "The order is approved.", "Fits the budget of this quarter")
                .doesNotContain("data-poll", "class=\"bar\"", "Being checked");
    }

    @Test
    void partsOfThePageAndOfItsNewsAreTheSameWhileNothingChanges() {
        Browser.Page page = browser.get("/orders/" + OrdersApi.PENDING);
        Browser.Page status = browser.get(InboxTest.poll(page));

        assertThat(part("progress", page)).isNotEmpty().isEqualTo(part("progress", status));
        assertThat(part("status", page)).isNotEmpty().isEqualTo(part("status", status));
    }

    @Test
    void aDecidedOrderHasNoNewsToWaitFor() {
        Browser.Page page = browser.get("/orders/0198a1b2-0000-7e5f-8a9b-0c1d00000003");

        assertThat(page.body())
                .contains("Sent for approval", "Rejected", "Two desks are in store: &lt;ask&gt; there")
                .doesNotContain("data-poll", "Refresh");
    }

    private static String part(String name, Browser.Page page) {
        var part = Pattern.compile("(?s)data-part=\"%s\">(.*?)</div>\\s*(?=<div data-part|</div>|</aside>|</body>)"
                        .formatted(name))
                .matcher(page.body());
        return part.find() ? part.group(1) : "";
    }

    @Test
    void cancelsAfterAConfirmation() {
        Browser.Page confirm = browser.get("/orders/" + OrdersApi.PENDING + "/cancel");
        assertThat(confirm.body()).contains("5 items for");
        assertThat(API.calls).extracting(OrdersApi.Call::method).containsOnly("GET");

        Browser.Page page =
                browser.post("/orders/" + OrdersApi.PENDING + "/cancel", Map.of("_csrf", confirm.value("_csrf")));

        assertThat(page.uri()).hasToString(WEB_URL + "/orders/" + OrdersApi.PENDING);
        assertThat(page.body())
                .contains("The order is cancelled.", "Cancelled by you")
                .doesNotContain("Cancel order…");
        assertThat(browser.get("/orders/" + OrdersApi.PENDING).body())
                .as("said once")
                .doesNotContain("The order is cancelled.");
    }

    @Test
    void saysWhenItIsTooLateToCancel() {
        API.fail(
                "POST /v1/orders/" + OrdersApi.PENDING + "/cancel",
                409,
                "application/problem+json",
                "{\"title\":\"Conflict\",\"status\":409}");

        Browser.Page page = browser.post("/orders/" + OrdersApi.PENDING + "/cancel", Map.of("_csrf", csrf()));

        assertThat(page.body()).contains("This order can no longer be cancelled.");
    }

    @Test
    void asksForNoConfirmationOfWhatCannotBeCancelled() {
        assertThat(browser.get("/orders/0198a1b2-0000-7e5f-8a9b-0c1d00000003/cancel")
                        .uri())
                .hasToString(WEB_URL + "/orders/0198a1b2-0000-7e5f-8a9b-0c1d00000003");
    }

    @Test
    void refusesACancellationFromAnotherSite() {
        assertThat(browser.post("/orders/" + OrdersApi.PENDING + "/cancel", Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(API.calls).isEmpty();
    }
}
