package dev.orders.e2e.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.client.Await;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.Mailbox;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.OrdersApi.Answer;
import dev.orders.e2e.client.Telemetry;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** An order on its way to a decision, as clients of customers and of approvers see it. */
@ExtendWith(Target.class)
@Needs(Need.API)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalsIT {

    private static final Executor EACH_ITS_OWN = task -> Thread.ofVirtual().start(task);

    private OrdersApi customer;
    private OrdersApi approver;
    private OrdersApi approversOtherSession;

    @BeforeAll
    void signIn(Environment environment) {
        HostedUi hostedUi = new HostedUi(environment);
        customer = OrdersApi.of(environment, hostedUi.signIn(environment.account("customer1")));
        approver = OrdersApi.of(environment, hostedUi.signInToApprove(environment.account("approver1")));
        approversOtherSession = OrdersApi.of(environment, hostedUi.signInToApprove(environment.account("approver1")));
    }

    @Test
    void aSmallOrderIsApprovedByItself() {
        JsonNode placed = customer.place("PEN-GEL-BLK", 1);

        JsonNode order = customer.await(placed.get("orderId").asString(), "APPROVED");

        assertThat(order.at("/approval/automatic").asBoolean()).isTrue();
        assertThat(order.at("/approval/reason").isNull()).isTrue();
        assertThat(Instant.parse(order.at("/approval/decidedAt").asString()))
                .isAfterOrEqualTo(
                        Instant.parse(order.at("/approval/requestedAt").asString()));
    }

    @Test
    void aLargeOrderWaitsForAnApproverWhoSeesAllOfItAndNoToken() {
        String order = customer.placeLarge();

        JsonNode task = approver.awaitTask(order);

        assertThat(task.get("status").asString()).isEqualTo("PENDING");
        assertThat(task.get("escalated").asBoolean()).isFalse();
        assertThat(task.at("/total/amount").asLong()).isEqualTo(64900);
        assertThat(task.at("/lines/0/sku").asString()).isEqualTo("DESK-OAK-160");
        assertThat(task.propertyNames())
                .containsExactlyInAnyOrder("taskId", "orderId", "total", "lines", "requestedAt", "escalated", "status");
    }

    @Test
    void anApprovalReachesTheCustomer() {
        String order = customer.placeLarge();
        approver.awaitTask(order);

        Answer decided = approver.decide(order, "{\"decision\":\"APPROVE\",\"reason\":\"Within the budget.\"}");

        assertThat(decided.status()).as(decided.toString()).isEqualTo(200);
        assertThat(decided.json().get("status").asString()).isEqualTo("APPROVED");
        JsonNode seen = customer.get("/orders/" + order).json();
        assertThat(seen.get("status").asString()).isEqualTo("APPROVED");
        assertThat(seen.at("/approval/automatic").asBoolean()).isFalse();
        assertThat(seen.at("/approval/reason").asString()).isEqualTo("Within the budget.");
        assertThat(seen.at("/approval/decidedAt")).isEqualTo(decided.json().get("decidedAt"));
        assertThat(seen.toString()).doesNotContain("decidedBy");
    }

    @Test
    void aRejectionReachesTheCustomerAsItWasWritten() {
        String order = customer.placeLarge();
        approver.awaitTask(order);
        String reason = "Nächstes Jahr, {% $x %} & <b>Eiche</b> 🪵 'bitte'.";

        Answer decided = approver.reject(order, reason);

        assertThat(decided.status()).as(decided.toString()).isEqualTo(200);
        assertThat(decided.json().get("reason").asString()).isEqualTo(reason);
        JsonNode seen = customer.get("/orders/" + order).json();
        assertThat(seen.get("status").asString()).isEqualTo("REJECTED");
        assertThat(seen.at("/approval/reason").asString()).isEqualTo(reason);
        assertThat(customer.post("/orders/" + order + "/cancel", "").status()).isEqualTo(409);
    }

    @Test
    void whatWasDecidedIsDecidedButMayBeSaidTwice() {
        String order = customer.placeLarge();
        approver.awaitTask(order);
        Answer first = approver.approve(order);

        Answer again = approver.approve(order);
        Answer otherwise = approver.reject(order, "Too late.");

        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertProblem(otherwise, 409, "already-decided");
        assertThat(otherwise.json().get("detail").asString()).containsIgnoringCase("approved");
        assertThat(customer.get("/orders/" + order).json().get("status").asString())
                .isEqualTo("APPROVED");
    }

    @Test
    void twoWhoDecideAtTheSameMomentAreAnsweredByOneDecision() {
        String order = customer.placeLarge();
        approver.awaitTask(order);

        List<CompletableFuture<Answer>> attempts = Stream.of(
                        CompletableFuture.supplyAsync(() -> approver.approve(order), EACH_ITS_OWN),
                        CompletableFuture.supplyAsync(
                                () -> approversOtherSession.reject(order, "Not this one."), EACH_ITS_OWN))
                .toList();
        List<Answer> answers = attempts.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
        String decided = answers.stream()
                .filter(answer -> answer.status() == 200)
                .map(answer -> answer.json().get("status").asString())
                .findFirst()
                .orElseThrow();
        assertThat(customer.get("/orders/" + order).json().get("status").asString())
                .isEqualTo(decided);
    }

    @Test
    void theInboxPagesOldestFirstWithoutGapOrRepetition() {
        List<String> placed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            placed.add(customer.placeLarge());
        }
        placed.forEach(approver::awaitTask);

        List<String> listed = inbox();

        assertThat(listed).isSorted().doesNotHaveDuplicates().containsSubsequence(placed);
        placed.forEach(approver::approve);
        assertThat(inbox()).doesNotContainAnyElementsOf(placed);
    }

    @Test
    void anOrderCancelledWhileItWaitsLeavesTheInboxByItself() {
        String order = customer.placeLarge();
        approver.awaitTask(order);

        customer.post("/orders/" + order + "/cancel", "");

        JsonNode task = Await.until(
                "the task is over",
                () -> approver.approval(order).json(),
                found -> !found.path("status").asString().equals("PENDING"));
        assertThat(task.get("status").asString()).isEqualTo("CANCELLED");
        assertThat(inbox()).doesNotContain(order);
        assertProblem(approver.approve(order), 409, "order-cancelled");
        assertThat(customer.get("/orders/" + order).json().get("status").asString())
                .isEqualTo("CANCELLED");
    }

    @Test
    void aCancellationAndADecisionAtTheSameMomentAgree() {
        String order = customer.placeLarge();
        approver.awaitTask(order);

        CompletableFuture<Answer> cancelling =
                CompletableFuture.supplyAsync(() -> customer.post("/orders/" + order + "/cancel", ""), EACH_ITS_OWN);
        Answer decision = approver.reject(order, "No.");
        Answer cancellation = cancelling.join();

        if (cancellation.status() == 200) {
            assertThat(customer.get("/orders/" + order).json().get("status").asString())
                    .isEqualTo("CANCELLED");
        } else {
            assertProblem(cancellation, 409, "not-cancellable");
            assertThat(decision.status()).as(decision.toString()).isEqualTo(200);
        }
        JsonNode task = Await.until(
                "the task is over",
                () -> approver.approval(order).json(),
                found -> !found.path("status").asString().equals("PENDING"));
        assertThat(task.get("status").asString()).isIn("REJECTED", "CANCELLED");
    }

    @Test
    void nobodySeesOrDecidesAnOrderOfTheirOwn() {
        String own = approver.placeLarge();
        String others = customer.placeLarge();
        approver.awaitTask(others);
        Await.until(
                "the own task is there",
                () -> approver.approval(own),
                answer -> answer.body().contains("own-order"));

        assertThat(inbox()).contains(others).doesNotContain(own);
        assertProblem(approver.approval(own), 403, "own-order");
        assertProblem(approver.approve(own), 403, "own-order");
        assertThat(approver.get("/orders/" + own).json().get("status").asString())
                .isEqualTo("PENDING_APPROVAL");
    }

    @Test
    void whoIsNoApproverIsRefused(Environment environment) {
        OrdersApi withTheScope =
                OrdersApi.of(environment, new HostedUi(environment).signInToApprove(environment.account("customer2")));
        String order = customer.placeLarge();
        approver.awaitTask(order);

        for (Answer answer :
                List.of(withTheScope.approvals(10), withTheScope.approval(order), withTheScope.approve(order))) {
            assertProblem(answer, 403, "not-an-approver");
            assertThat(answer.body()).doesNotContain("DESK-OAK");
        }
        assertThat(customer.approve(order).status()).isIn(401, 403);
        assertThat(approver.approval(order).json().get("status").asString()).isEqualTo("PENDING");
    }

    @Test
    void anUnknownTaskIsNotFound() {
        String unknown = UUID.randomUUID().toString();

        assertThat(approver.approval(unknown).status()).isEqualTo(404);
        assertThat(approver.approve(unknown).status()).isEqualTo(404);
        assertThat(approver.approve("no-id").status()).isEqualTo(404);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("malformed JSON", "{\"decision\":", ""),
                Arguments.of("no object", "[]", ""),
                Arguments.of("nothing", "", ""),
                Arguments.of("no decision", "{}", "/decision"),
                Arguments.of("another decision", "{\"decision\":\"EXPIRE\"}", "/decision"),
                Arguments.of("a decision in small letters", "{\"decision\":\"approve\"}", "/decision"),
                Arguments.of("no text", "{\"decision\":true}", "/decision"),
                Arguments.of("a rejection without a reason", "{\"decision\":\"REJECT\"}", "/reason"),
                Arguments.of("a blank reason", "{\"decision\":\"REJECT\",\"reason\":\" \\t\"}", "/reason"),
                Arguments.of("a reason that is no text", "{\"decision\":\"REJECT\",\"reason\":[1]}", "/reason"),
                Arguments.of(
                        "a long reason", "{\"decision\":\"REJECT\",\"reason\":\"" + "x".repeat(501) + "\"}", "/reason"),
                Arguments.of("control characters", "{\"decision\":\"REJECT\",\"reason\":\"a\\u0007b\"}", "/reason"),
                Arguments.of("somebody else's name", "{\"decision\":\"APPROVE\",\"decidedBy\":\"me\"}", "/decidedBy"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void aBadBodyIsNamed(String name, String body, String pointer) {
        Answer answer = approver.decide(UUID.randomUUID().toString(), body);

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        if (!pointer.isEmpty()) {
            assertThat(answer.json().at("/errors/0/pointer").asString()).endsWith(pointer);
        }
    }

    @Test
    @Needs(Need.DEVELOPER)
    void theDecisionIsPublishedOnce(Environment environment) {
        var telemetry = Telemetry.of(environment);
        String order = customer.placeLarge();
        approver.awaitTask(order);
        approver.reject(order, "Not published.");

        List<JsonNode> events =
                Await.until("the event is there", () -> telemetry.decisionsOn(order), found -> !found.isEmpty());

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.get("specversion").asString()).isEqualTo("1.0");
            assertThat(event.get("type").asString()).isEqualTo("order.decided");
            assertThat(event.at("/data/outcome").asString()).isEqualTo("REJECTED");
            assertThat(event.at("/data/automatic").asBoolean()).isFalse();
            assertThat(event.at("/data/total").asLong()).isEqualTo(64900);
            assertThat(event.toString()).doesNotContain("Not published", "userId", "decidedBy");
        });
    }

    @Test
    @Needs(Need.MAILBOX)
    void theCustomerIsToldByMail(Environment environment) {
        String order = customer.placeLarge();
        approver.awaitTask(order);
        approver.reject(order, "Read me in your mail.");

        Mailbox.Mail mail = Await.until(
                        "the mail is there", () -> new Mailbox(environment).about(order), found -> !found.isEmpty())
                .getFirst();

        assertThat(mail.to()).isEqualTo(environment.account("customer1").email());
        assertThat(mail.subject()).isEqualTo("Your order is rejected");
        assertThat(mail.text()).contains("Read me in your mail.", environment.webUrl() + "/orders/" + order);
    }

    private List<String> inbox() {
        List<String> tasks = new ArrayList<>();
        Answer page = approver.approvals(2);
        while (true) {
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            page.json()
                    .get("tasks")
                    .forEach(task -> tasks.add(task.get("taskId").asString()));
            if (page.json().get("next").isNull()) {
                return tasks;
            }
            page = approver.approvals(2, page.json().get("next").asString());
        }
    }

    private static void assertProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.json().get("type").asString()).endsWith(":" + type);
    }
}
