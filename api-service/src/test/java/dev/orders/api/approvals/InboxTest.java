package dev.orders.api.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.api.standin.AwsProxy;
import dev.orders.api.standin.AwsProxy.Call;
import dev.orders.api.standin.Issuer;
import dev.orders.api.standin.Workflow.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest extends ApprovalsTest {

    @Test
    void showsWhatWaits() {
        var task = workflow.ask(anna.sub());

        var inbox = api().get(approver(carl), "/approvals");

        assertThat(inbox.status()).isEqualTo(200);
        assertThat(inbox.body().toString())
                .isEqualTo("{\"tasks\":[{\"taskId\":\"" + task.id() + "\",\"orderId\":\"" + task.id() + "\","
                        + "\"total\":{\"amount\":129800,\"currency\":\"EUR\"},\"lines\":[{\"sku\":\"desk-oak\","
                        + "\"name\":\"Oak desk\",\"quantity\":2,\"unitPrice\":{\"amount\":64900,\"currency\":\"EUR\"}}],"
                        + "\"requestedAt\":\"2026-03-01T09:00:00Z\",\"escalated\":false}],\"next\":null}");
    }

    @Test
    void listsBothQueuesOldestFirstPageByPage() {
        var tasks = new ArrayList<Task>();
        for (var number = 0; number < 5; number++) {
            var task = workflow.ask(anna.sub());
            tasks.add(number % 2 == 0 ? workflow.escalate(task) : task);
        }
        workflow.end(workflow.ask(anna.sub()), "APPROVED", dora.sub(), null);

        var listed = new ArrayList<String>();
        var escalated = new ArrayList<Boolean>();
        for (var path = "/approvals?limit=2"; !path.isEmpty(); ) {
            var page = api().get(approver(carl), path);
            page.body().at("/tasks").forEach(task -> {
                listed.add(task.at("/taskId").asString());
                escalated.add(task.at("/escalated").booleanValue());
            });
            path = page.body().at("/next").isNull() ? "" : "/approvals?limit=2&cursor=" + page.text("/next");
        }

        assertThat(listed).isEqualTo(tasks.stream().map(Task::id).toList());
        assertThat(escalated).containsExactly(true, false, true, false, true);
    }

    @Test
    void leavesOutTheApproversOwnOrders() {
        workflow.ask(carl.sub());
        var annas = workflow.ask(anna.sub());

        assertThat(ids(carl)).containsExactly(annas.id());
        assertThat(ids(dora)).hasSize(2);
    }

    @Test
    void isNotBrokenByRowsThatAreNoTasks() {
        workflow.putBroken("approvers", "0-no-order");
        workflow.putBroken("escalations", "019a0000-0000-7000-8000-0123456789ab");
        var task = workflow.ask(anna.sub());

        assertThat(ids(carl)).containsExactly(task.id());
    }

    @Test
    void opensATaskThatWaits() {
        var task = workflow.ask(anna.sub());

        assertThat(open(carl, task.id()).body().propertyNames())
                .containsExactly("taskId", "orderId", "total", "lines", "requestedAt", "escalated", "status");
        assertThat(open(carl, task.id()).text("/status")).isEqualTo("PENDING");
        workflow.escalate(task);
        assertThat(open(carl, task.id()).body().at("/escalated").booleanValue()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"APPROVED", "REJECTED", "CANCELLED", "EXPIRED"})
    void opensATaskThatIsOver(String outcome) {
        var task = workflow.ask(anna.sub());
        workflow.end(task, outcome, dora.sub(), "Because");

        var opened = open(carl, task.id());

        assertThat(opened.status()).isEqualTo(200);
        assertThat(opened.text("/status")).isEqualTo(outcome);
        assertThat(opened.text("/decidedAt")).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(opened.text("/reason")).isEqualTo("Because");
        assertThat(opened.response().body()).doesNotContain(anna.sub(), dora.sub(), task.token(), "arn:");
    }

    @Test
    void opensNoOrderOfOnesOwn() {
        var task = workflow.ask(carl.sub());

        assertProblem(open(carl, task.id()), 403, "own-order");
    }

    @Test
    void knowsNoOtherTask() {
        assertThat(open(carl, "019a0000-0000-7000-8000-0123456789ab").status()).isEqualTo(404);
        assertThat(open(carl, "no-id").status()).isEqualTo(404);
    }

    @Test
    void refusesWhoeverIsNoApproverAndAsksNobody() {
        var task = workflow.ask(bert.sub());
        for (var groups : List.of(List.of("customers"), List.of("customers", "operators"), List.<String>of())) {
            var other = tokens(anna, "orders/read orders/write orders/approve", groups);

            assertProblem(api().get(other, "/approvals"), 403, "not-an-approver");
            assertProblem(api().get(other, "/approvals/" + task.id()), 403, "not-an-approver");
            assertProblem(decide(other, task.id(), APPROVE), 403, "not-an-approver");
            assertProblem(decide(other, task.id(), "{"), 403, "not-an-approver");
        }
        assertThat(AWS.operations()).isEmpty();
    }

    @Test
    void wantsTheScopeOfApprovalsAndNoOther() {
        var task = workflow.ask(anna.sub());
        var withoutScope = tokens(carl, "orders/read orders/write", List.of("approvers"));

        for (var refused : List.of(
                api().get(withoutScope, "/approvals"),
                api().get(withoutScope, "/approvals/" + task.id()),
                decide(withoutScope, task.id(), APPROVE))) {
            assertProblem(refused, 403, "insufficient-scope");
            assertThat(refused.header("WWW-Authenticate"))
                    .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"orders/approve\"");
        }
        var onlyThis = tokens(carl, "orders/approve", List.of("approvers", "customers"));
        assertThat(api().get(onlyThis, "/approvals").status()).isEqualTo(200);
        assertThat(api().get(onlyThis, "/orders").status()).isEqualTo(403);
        assertThat(AWS.operations()).doesNotContain("SendTaskSuccess");
    }

    @Test
    void readsAsTheApproverTwiceAPageAndOnceATask() {
        var task = workflow.ask(anna.sub());
        var tokens = approver(carl);

        api().get(tokens, "/approvals");
        assertThat(AWS.operations()).containsExactly("GetId", "GetCredentialsForIdentity", "Query", "Query");
        assertThat(AWS.calls().get(1).body()).contains("\"CustomRoleArn\":\"" + AwsProxy.APPROVER_ROLE + "\"");

        api().get(tokens, "/approvals/" + task.id());
        assertThat(AWS.operations().subList(4, AWS.operations().size())).containsExactly("BatchGetItem");
        assertThat(AWS.calls().subList(2, 5))
                .extracting(Call::accessKeyId)
                .containsOnly(AwsProxy.approverAccessKeyId(carl.sub()));
    }

    @Test
    void namesWhatItReadsAndNeverTheToken() {
        var task = workflow.ask(anna.sub());
        api().get(approver(carl), "/approvals");
        open(carl, task.id());

        assertThat(AWS.calls())
                .filteredOn(call -> List.of("Query", "BatchGetItem").contains(call.operation()))
                .hasSize(3)
                .extracting(Call::body)
                .allMatch(body -> body.contains("ProjectionExpression") && !body.contains("taskToken"));
        assertThat(AWS.calls())
                .filteredOn(call -> call.operation().equals("Query"))
                .extracting(Call::body)
                .allMatch(body -> body.contains("\"Select\":\"SPECIFIC_ATTRIBUTES\""));
    }

    @Test
    void keepsTheCredentialsOfAPersonsTwoRolesApart() {
        var tokens = approver(carl);
        api().get(tokens, "/approvals");
        api().get(tokens, "/orders");

        assertThat(AWS.calls())
                .filteredOn(call -> call.operation().equals("Query"))
                .extracting(Call::accessKeyId)
                .containsExactly(
                        AwsProxy.approverAccessKeyId(carl.sub()),
                        AwsProxy.approverAccessKeyId(carl.sub()),
                        AwsProxy.accessKeyId(carl.sub()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "=", "%00", "a", "%C3%A4", "gICA", "_w"})
    void refusesACursorThatItDidNotMake(String cursor) {
        var refused = api().get(approver(carl), "/approvals?cursor=" + cursor);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/parameter")).isEqualTo("cursor");
        assertThat(AWS.operations()).doesNotContain("Query");
    }

    @Test
    void refusesACursorThatIsTooLong() {
        assertThat(api().get(approver(carl), "/approvals?cursor=" + "YWFh".repeat(342))
                        .status())
                .isEqualTo(400);
        assertThat(api().get(approver(carl), "/approvals?cursor=" + "YWFh".repeat(341))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "x", "1e1", "9999999999", ""})
    void refusesALimitOutOfBounds(String limit) {
        var refused = api().get(approver(carl), "/approvals?limit=" + limit);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/errors/0/parameter")).isEqualTo("limit");
    }

    private List<String> ids(Issuer.SignIn person) {
        return api().get(approver(person), "/approvals").body().at("/tasks").findValuesAsString("taskId");
    }
}
