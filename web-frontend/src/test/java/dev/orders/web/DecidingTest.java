package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.web.standin.Browser;
import dev.orders.web.standin.OrdersApi;
import dev.orders.web.standin.Tasks;
import dev.orders.web.standin.UserPool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecidingTest extends DeskTest {
    private static final String PROBLEM = "application/problem+json";
    private static final String TASK = "/approvals/" + Tasks.OPEN;
    private static final String DECISION = TASK + "/decision";

    @BeforeEach
    void signedIn() {
        signIn(List.of("approvers"));
    }

    @Test
    void showsWhatIsToBeDecided() {
        Browser.Page page = browser.look("/approvals/" + Tasks.OLDEST, "Accept-Language", "en-IE");

        assertThat(page.body())
                .contains(
                        "Order 0000-0011",
                        "Oak desk 160 cm",
                        "€1,477.70",
                        "badge-escalated",
                        "No decision in the first time given")
                .contains("<time datetime=\"2026-03-04T08:09:11.500Z\">", "value=\"APPROVE\"", "value=\"REJECT\"");
    }

    @Test
    void recordsAnApprovalAndSaysSo() {
        Browser.Page page = browser.post(DECISION, form("APPROVE", ""));

        assertThat(page.uri()).hasToString(WEB_URL + TASK);
        assertThat(page.body())
                .contains("Your decision is recorded: the order is approved.", "outcome-approved")
                .doesNotContain("<textarea");
        assertThat(decisions()).singleElement().isEqualTo("{\"decision\":\"APPROVE\"}");
        assertThat(browser.get(TASK).body()).as("said once").doesNotContain("Your decision is recorded");
    }

    @Test
    void recordsARejectionWithItsReasonAsOneParagraph() {
        Browser.Page page = browser.post(DECISION, form("REJECT", " Over\r\nbudget <b>now</b> "));

        assertThat(page.body())
                .contains("the order is rejected", "Over budget &lt;b&gt;now&lt;/b&gt;")
                .doesNotContain("<b>now</b>");
        assertThat(decisions())
                .singleElement()
                .asString()
                .contains("\"decision\":\"REJECT\"", "\"reason\":\"Over budget <b>now</b>\"");
    }

    @ParameterizedTest
    @CsvSource({
        "REJECT, ' ', Say why you reject the order., true",
        "'', Kept as it was, Choose whether to approve or to reject, false",
        "DELETE, Kept as it was, Choose whether to approve or to reject, false"
    })
    void asksForWhatIsMissingAndKeepsTheRest(String decision, String reason, String sentence, boolean atField) {
        Browser.Page page = browser.post(DECISION, form(decision, reason));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains(sentence, reason.strip());
        assertThat(page.body().contains("id=\"reason.error\"")).isEqualTo(atField);
        assertThat(decisions()).isEmpty();
    }

    @Test
    void asksForAShorterReasonAndKeepsIt() {
        String reason = "x".repeat(501);

        Browser.Page page = browser.post(DECISION, form("APPROVE", reason));

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body())
                .contains(
                        "Shorten the reason to 500 characters.",
                        reason,
                        "aria-describedby=\"reason.error reason.hint\"");
        assertThat(decisions()).isEmpty();
    }

    @Test
    void showsWhatTheApiSaysAboutTheReasonAtTheField() {
        API.fail("POST /v1" + DECISION, 422, PROBLEM, """
                {"type":"about:blank","status":422,"errors":[{"pointer":"#/reason","detail":"must not contain control characters"}]}""");

        Browser.Page page = browser.post(DECISION, form("REJECT", "odd"));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body())
                .containsPattern("id=\"reason.error\">The reason must not contain control characters\\.<");
        assertThat(page.body()).contains(">odd</textarea>");
    }

    @Test
    void refusalsThatNameNoFieldAreSaidAboveTheForm() {
        API.fail("POST /v1" + DECISION, 400, "application/json", "{\"message\":\"Invalid request body\"}");

        assertThat(browser.post(DECISION, form("REJECT", "odd")).body())
                .contains("The decision wasn’t accepted.", ">odd</textarea>")
                .doesNotContain("Invalid request body");
    }

    @Test
    void sendingTheFormTwiceConfirmsWhatTheFirstOneRecorded() {
        var form = form("APPROVE", "");
        browser.submit(DECISION, form);

        Browser.Page page = browser.post(DECISION, form);

        assertThat(page.body()).contains("Your decision is recorded: the order is approved.");
    }

    @Test
    void saysThatSomebodyDecidedOtherwiseBefore() {
        var form = form("APPROVE", "");
        API.become(Tasks.OPEN, "REJECTED");

        Browser.Page page = browser.post(DECISION, form);

        assertThat(page.body())
                .contains("Somebody decided on this order before you.", "outcome-rejected")
                .doesNotContain("Your decision is recorded");
    }

    @ParameterizedTest
    @CsvSource({
        "order-cancelled, CANCELLED, The customer cancelled this order meanwhile.",
        "task-expired, EXPIRED, The time for deciding on this order ran out.",
        "something-new, PENDING, Your decision wasn’t accepted."
    })
    void saysWhyADecisionCameTooLate(String problem, String status, String sentence) {
        var form = form("REJECT", "Too late");
        API.become(Tasks.OPEN, status);
        API.fail(
                "POST /v1" + DECISION,
                409,
                PROBLEM,
                "{\"type\":\"urn:problem-type:orders:%s\",\"status\":409}".formatted(problem));

        assertThat(browser.post(DECISION, form).body()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource({
        Tasks.APPROVED + ", The customer can see that the order is approved.",
        Tasks.REJECTED + ", 'is rejected, and why.'",
        Tasks.EXPIRED + ", Nobody decided in time",
        Tasks.CANCELLED + ", The customer took the order back."
    })
    void showsTheOutcomeOfWhatIsDecided(String task, String sentence) {
        assertThat(browser.get("/approvals/" + task).body())
                .contains(sentence, "<time datetime=\"2026-03-06T12:13:14Z\">")
                .doesNotContain("<textarea", "data-poll");
    }

    @Test
    void waitsForWhatIsNotRecordedYetEvenAfterAReload() {
        API.slow = true;

        Browser.Page page = browser.post(DECISION, form("APPROVE", ""));

        assertThat(page.uri()).hasToString(WEB_URL + TASK + "?recording=APPROVE");
        assertThat(page.body())
                .contains("Being recorded", "You approved this order.", ">Refresh</a>")
                .doesNotContain("<textarea");
        String poll = InboxTest.poll(page);
        assertThat(browser.get(poll).body()).contains("Being recorded");
        API.become(Tasks.OPEN, "APPROVED");
        assertThat(browser.get(poll).body())
                .contains("outcome-approved", "The order is approved.")
                .doesNotContain("data-poll", "Being recorded");
        assertThat(browser.get(page.uri().toString()).body()).contains("outcome-approved");
    }

    @Test
    void nobodyDecidesOnTheirOwnOrder() {
        API.fail("GET /v1" + TASK, 403, PROBLEM, "{\"type\":\"urn:problem-type:orders:own-order\",\"status\":403}");

        Browser.Page page = browser.get(TASK);

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("This is your own order", "To the approvals");
    }

    @Test
    void unknownTasksAreExplained() {
        Browser.Page page = browser.get("/approvals/0198a1b2-ffff-7e5f-8a9b-0c1d2e3f4a5b");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("No such order to decide on", "To the approvals");
    }

    @Test
    void asksTheApiOnlyForWhatIsShapedLikeATaskId() {
        assertThat(browser.get("/approvals/everything").status()).isEqualTo(404);
        assertThat(API.calls).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void keepsWhatWasTypedWhileTheApiIsDown(boolean allOfIt) {
        var form = form("REJECT", "Typed with care");
        API.fail("POST /v1" + DECISION, 504, "application/json", "{\"message\":\"Endpoint request timed out\"}");
        if (allOfIt) {
            API.fail("GET /v1" + TASK, 504, "application/json", "{}");
        }

        Browser.Page page = browser.post(DECISION, form);

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.body())
                .contains(
                        "an order is never decided twice", ">Typed with care</textarea>", "action=\"" + DECISION + '"')
                .doesNotContain("Endpoint request timed out");
        assertThat(page.body().contains("The order can’t be shown right now")).isEqualTo(allOfIt);
    }

    @Test
    void refusesADecisionFromAnotherSite() {
        Browser.Page page = browser.post(DECISION, Map.of("decision", "APPROVE"));

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.body()).contains("This form is out of date");
        assertThat(API.calls).isEmpty();
    }

    @Test
    void refusesADecisionOfACustomer() {
        var customer = new Browser(WEB_URL);
        POOL.user = new UserPool.User("another", "customer2@example.com", List.of("customers"));
        customer.get("/nothing-here");
        String csrf = customer.get("/nothing-here").value("_csrf");

        assertThat(customer.post(DECISION, Map.of("_csrf", csrf, "decision", "APPROVE"))
                        .body())
                .contains("This page is for approvers");
        assertThat(API.calls).isEmpty();
    }

    private Map<String, String> form(String decision, String reason) {
        var sent = new LinkedHashMap<String, String>();
        sent.put("_csrf", browser.get(TASK).value("_csrf"));
        sent.put("reason", reason);
        sent.put("decision", decision);
        return sent;
    }

    private static List<String> decisions() {
        return API.calls.stream()
                .filter(call -> call.method().equals("POST"))
                .map(OrdersApi.Call::body)
                .toList();
    }
}
