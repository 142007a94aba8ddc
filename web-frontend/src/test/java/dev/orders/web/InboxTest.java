package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.web.standin.Browser;
import dev.orders.web.standin.OrdersApi;
import dev.orders.web.standin.Tasks;
import dev.orders.web.standin.UserPool;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboxTest extends DeskTest {
    private static final List<String> BOTH = List.of("customers", "approvers");

    @Test
    void listsWhatWaitsOldestFirstAndMarksWhatWasEscalated() {
        signIn(BOTH);

        Browser.Page page = browser.look("/approvals", "Accept-Language", "en-IE");

        assertThat(page.body())
                .containsSubsequence("/approvals/" + Tasks.OLDEST, "badge-escalated", "/approvals/" + Tasks.OPEN)
                .contains("<time datetime=\"2026-03-04T08:09:11.500Z\">", "€1,477.70", "Oak desk 160 cm", "+ 1 more");
        assertThat(API.calls.getFirst().path()).isEqualTo("/v1/approvals?limit=20");
        assertThat(API.calls.getFirst().headers()).containsKeys("Authorization", "X-Identity-Token");
    }

    @Test
    void leadsToNewerTasksWithTheCursorUntouched() {
        signIn(BOTH);
        String link = browser.get("/approvals").body().replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1");

        Browser.Page newer = browser.get(link.replace("&amp;", "&"));

        assertThat(API.calls.getLast().path()).isEqualTo("/v1/approvals?limit=20&cursor=newer%26than%3Dthis%2Bone");
        assertThat(newer.body()).contains("/approvals/" + Tasks.NEWER, "Back to the oldest");
    }

    @Test
    void saysThatAllIsDecided() {
        signIn(BOTH);
        API.empty = true;

        assertThat(browser.get("/approvals").body()).contains("All decided").doesNotContain("<table");
    }

    @Test
    void offersARefreshWhereNoScriptRuns() {
        signIn(BOTH);

        assertThat(browser.get("/approvals").body()).contains("<a class=\"live-off\" href=\"/approvals\">Refresh</a>");
    }

    @Test
    void tellsWhatCameInSinceThePageWasShown() {
        signIn(BOTH);
        String poll = poll(browser.get("/approvals"));
        assertThat(browser.get(poll).body()).contains("class=\"live-off\"").doesNotContain("news-link");

        API.inbox.add(Tasks.NEWER);
        Browser.Page news = browser.get(poll);

        assertThat(news.body()).contains("One new order", "href=\"/approvals\"").doesNotContain("class=\"bar\"");
        assertThat(poll(news)).as("still about what is shown").isEqualTo(poll);
    }

    @Test
    void tellsThatOthersDecided() {
        signIn(BOTH);
        String poll = poll(browser.get("/approvals"));

        API.inbox.clear();

        assertThat(browser.get(poll).body()).contains("2 orders are no longer open");
    }

    @Test
    void asksAboutTheShownPageWithItsCursor() {
        signIn(BOTH);

        browser.get(poll(browser.get("/approvals?cursor=newer%26than%3Dthis%2Bone")));

        assertThat(API.calls.getLast().path()).isEqualTo("/v1/approvals?limit=20&cursor=newer%26than%3Dthis%2Bone");
    }

    @Test
    void onlyApproversSeeTheWayToTheInbox() {
        signIn(BOTH);
        assertThat(browser.get("/orders").body()).contains("href=\"/approvals\"", "href=\"/orders/new\"");

        var customer = new Browser(WEB_URL);
        everythingWorksAsUsual();
        customer.get("/nothing-here");
        assertThat(customer.get("/orders").body()).doesNotContain("href=\"/approvals\"");
    }

    @ParameterizedTest
    @CsvSource({"/approvals", "/approvals/news", "/approvals/0198a1b2-0000-7e5f-8a9b-0c1d00000011", "/approvals/other"})
    void tellsACustomerWhomThePageIsFor(String path) {
        signIn(List.of("customers"));

        Browser.Page page = browser.get(path);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body())
                .contains("This page is for approvers", "Your account may place orders", "To your orders")
                .doesNotContain("To the approvals");
        assertThat(API.calls).isEmpty();
    }

    @Test
    void explainsARefusalOfTheApi() {
        signIn(BOTH);
        API.fail(
                "GET /v1/approvals",
                403,
                "application/problem+json",
                "{\"type\":\"urn:problem-type:orders:not-an-approver\",\"status\":403}");

        assertThat(browser.get("/approvals").body()).contains("This page is for approvers");
    }

    @Test
    void isWhereAnApproverWhoOrdersNothingArrives() {
        signIn(List.of("approvers"));

        Browser.Page page = browser.get("/");

        assertThat(page.uri()).hasToString(WEB_URL + "/approvals");
        assertThat(page.body()).doesNotContain("href=\"/orders\"", "href=\"/orders/new\"");
    }

    @Test
    void aSignInLeadsBackToTheDecision() {
        POOL.user = new UserPool.User(POOL.user.sub(), POOL.user.email(), BOTH);

        assertThat(browser.get("/approvals/" + Tasks.OPEN).uri()).hasToString(WEB_URL + "/approvals/" + Tasks.OPEN);
    }

    @Test
    void anUnavailableInboxIsAPage() {
        signIn(BOTH);
        API.fail("GET /v1/approvals", 500, "application/json", "{}");

        Browser.Page page = browser.get("/approvals");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body()).contains("Back in a moment", "To the approvals");
        assertThat(API.calls).extracting(OrdersApi.Call::path).containsOnly("/v1/approvals?limit=20");
    }

    static String poll(Browser.Page page) {
        return page.body().replaceAll("(?s).*data-poll=\"([^\"]+)\".*", "$1").replace("&amp;", "&");
    }
}
