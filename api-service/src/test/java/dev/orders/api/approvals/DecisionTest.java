package dev.orders.api.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.orders.api.standin.Api;
import dev.orders.api.standin.AwsProxy;
import dev.orders.api.standin.AwsProxy.Call;
import dev.orders.api.standin.AwsProxy.LoseAnswer;
import dev.orders.api.standin.AwsProxy.Refuse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DecisionTest extends ApprovalsTest {

    @Test
    void answersTheDecidedTaskOnceTheWorkflowHasRecordedIt() {
        var task = workflow.ask(anna.sub());

        var decided = decide(carl, task.id(), REJECT);

        assertThat(decided.status()).isEqualTo(200);
        assertThat(decided.text("/taskId")).isEqualTo(task.id());
        assertThat(decided.text("/status")).isEqualTo("REJECTED");
        assertThat(decided.text("/reason")).isEqualTo("Over budget");
        assertThat(decided.text("/decidedAt")).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(decided.body()).isEqualTo(open(carl, task.id()).body());
    }

    @Test
    void readsAsTheApproverAndSendsUnderItsOwnRole() {
        var task = workflow.ask(anna.sub());
        decide(carl, task.id(), APPROVE);

        assertThat(AWS.calls())
                .filteredOn(call -> !call.accessKeyId().isEmpty())
                .extracting(Call::operation, Call::accessKeyId)
                .startsWith(
                        tuple("BatchGetItem", AwsProxy.approverAccessKeyId(carl.sub())),
                        tuple("GetItem", "APISERVICE"),
                        tuple("SendTaskSuccess", "APISERVICE"),
                        tuple("BatchGetItem", AwsProxy.approverAccessKeyId(carl.sub())));
        assertThat(body("GetItem").at("/ProjectionExpression").asString()).isEqualTo("#queue, #taskId, #taskToken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"decision\":\"APPROVE\"} | {\"decision\":\"APPROVE\",\"reason\":null,\"decidedBy\":\"%s\"}",
                "{\"decision\":\"APPROVE\",\"reason\":\"\"} | {\"decision\":\"APPROVE\",\"reason\":null,\"decidedBy\":\"%s\"}",
                "{\"decision\":\"APPROVE\",\"reason\":\"Well\"} | {\"decision\":\"APPROVE\",\"reason\":\"Well\",\"decidedBy\":\"%s\"}",
                "{\"decision\":\"REJECT\",\"reason\":\"a \\\"b\\\"\"} | {\"decision\":\"REJECT\",\"reason\":\"a \\\"b\\\"\",\"decidedBy\":\"%s\"}"
            })
    void sendsWhatWasDecidedAndByWhom(String body, String output) {
        decide(carl, workflow.ask(anna.sub()).id(), body);

        assertThat(body("SendTaskSuccess").path("output").asString()).isEqualTo(output.formatted(carl.sub()));
    }

    @Test
    void letsOneOfTwoDecideAndTellsTheOtherHowTheyDid() throws Exception {
        for (var round = 0; round < 5; round++) {
            var task = workflow.ask(anna.sub());
            var answers = atOnce(
                    () -> decide(carl, task.id(), APPROVE),
                    () -> decide(dora, task.id(), REJECT),
                    () -> decide(dora, task.id(), REJECT));

            var outcome = open(carl, task.id()).text("/status");
            assertThat(answers.getFirst().status()).isEqualTo(outcome.equals("APPROVED") ? 200 : 409);
            assertThat(answers.subList(1, 3))
                    .extracting(Api.Answer::status)
                    .containsOnly(outcome.equals("REJECTED") ? 200 : 409);
            assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(refused -> {
                assertProblem(refused, 409, "already-decided");
                assertThat(refused.text("/detail")).contains(outcome.toLowerCase(Locale.ROOT));
            });
        }
    }

    @Test
    void answersARetryAsTheFirstTime() {
        var task = workflow.ask(anna.sub());
        var first = decide(carl, task.id(), APPROVE);

        var second = decide(carl, task.id(), APPROVE);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(AWS.operations()).filteredOn("SendTaskSuccess"::equals).hasSize(1);
    }

    @Test
    void decidesOnceWhenTheAnswerOfStepFunctionsIsLost() {
        var task = workflow.ask(anna.sub());
        AWS.fail("SendTaskSuccess", new LoseAnswer());

        assertThat(decide(carl, task.id(), APPROVE).status()).isEqualTo(200);
        assertThat(AWS.operations()).filteredOn("SendTaskSuccess"::equals).hasSize(2);
    }

    @Test
    void refusesASecondDecisionAndSendsNothing() {
        var task = workflow.ask(anna.sub());
        workflow.end(task, "REJECTED", dora.sub(), "No");

        var refused = decide(carl, task.id(), APPROVE);

        assertProblem(refused, 409, "already-decided");
        assertThat(refused.text("/detail")).contains("rejected").doesNotContain(dora.sub());
        assertProblem(decide(carl, task.id(), REJECT), 409, "already-decided");
        assertThat(AWS.operations()).doesNotContain("SendTaskSuccess", "GetItem");
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED, order-cancelled", "EXPIRED, task-expired"})
    void refusesADecisionOnWhatIsOver(String outcome, String type) {
        var task = workflow.ask(anna.sub());
        workflow.end(task, outcome, null, null);

        assertProblem(decide(carl, task.id(), APPROVE), 409, type);
        assertThat(AWS.operations()).doesNotContain("SendTaskSuccess", "GetItem");
    }

    @Test
    void saysThatTheCustomerWasFaster() {
        var task = workflow.ask(anna.sub());
        AWS.waitsUnder(task.token(), output -> workflow.end(task, "CANCELLED", null, null));

        assertProblem(decide(carl, task.id(), APPROVE), 409, "order-cancelled");
    }

    @Test
    void decidesOnATaskThatIsEscalatedWhileItIsBeingRead() {
        var task = workflow.ask(anna.sub());
        workflow.escalate(task);

        assertThat(decide(carl, task.id(), APPROVE).text("/status")).isEqualTo("APPROVED");
    }

    @Test
    void refusesToDecideOnOnesOwnOrder() {
        var task = workflow.ask(carl.sub());

        assertProblem(decide(carl, task.id(), APPROVE), 403, "own-order");
        assertThat(AWS.operations()).doesNotContain("SendTaskSuccess", "GetItem");
    }

    @Test
    void knowsNoOtherTask() {
        assertThat(decide(carl, "019a0000-0000-7000-8000-0123456789ab", APPROVE).status())
                .isEqualTo(404);
        assertThat(decide(carl, "no-id", APPROVE).status()).isEqualTo(404);
    }

    @Test
    void acceptsWhatIsNotRecordedInTime() {
        var task = workflow.ask(anna.sub());
        AWS.waitsUnder(task.token(), output -> {});

        var accepted = decide(carl, task.id(), APPROVE);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.text("/status")).isEqualTo("PENDING");
        assertThat(accepted.body()).isEqualTo(open(carl, task.id()).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"TaskDoesNotExist", "InvalidToken"})
    void saysThatNothingWaitsAnyMore(String code) {
        var task = workflow.ask(anna.sub());
        AWS.fail("SendTaskSuccess", new Refuse(400, code));

        assertProblem(decide(carl, task.id(), APPROVE), 409, "task-expired");
    }

    @ParameterizedTest
    @CsvSource({
        "SendTaskSuccess, 500, InternalServerError",
        "SendTaskSuccess, 400, ThrottlingException",
        "SendTaskSuccess, 400, com.amazon.coral.service#AccessDeniedException",
        "SendTaskSuccess, 400, ValidationException",
        "GetItem, 400, com.amazon.coral.service#AccessDeniedException",
        "GetItem, 400, com.amazonaws.dynamodb.v20120810#ResourceNotFoundException"
    })
    void isUnavailableWhenItsOwnCallsFail(String operation, int status, String code) {
        var task = workflow.ask(anna.sub());
        AWS.fail(operation, new Refuse(status, code));

        var refused = decide(carl, task.id(), APPROVE);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.response().body()).doesNotContain("Exception", "Step", "Dynamo", "arn:", task.token());
    }

    @Test
    void isDeniedWhenTheApproversReadIs() {
        var task = workflow.ask(anna.sub());
        AWS.fail("BatchGetItem", new Refuse(400, "com.amazon.coral.service#AccessDeniedException"));

        assertProblem(decide(carl, task.id(), APPROVE), 403, "access-denied");
        assertThat(AWS.operations()).doesNotContain("SendTaskSuccess", "GetItem");
    }

    static Stream<Arguments> invalidBodies() {
        return Stream.of(
                arguments("{}", "/decision"),
                arguments("{\"decision\":null}", "/decision"),
                arguments("{\"decision\":\"approve\"}", "/decision"),
                arguments("{\"decision\":\"APPROVED\"}", "/decision"),
                arguments("{\"decision\":true}", "/decision"),
                arguments("{\"decision\":[\"APPROVE\"]}", "/decision"),
                arguments("{\"decision\":\"REJECT\"}", "/reason"),
                arguments("{\"decision\":\"REJECT\",\"reason\":null}", "/reason"),
                arguments("{\"decision\":\"REJECT\",\"reason\":\" \"}", "/reason"),
                arguments("{\"decision\":\"REJECT\",\"reason\":7}", "/reason"),
                arguments("{\"decision\":\"APPROVE\",\"reason\":{}}", "/reason"),
                arguments("{\"decision\":\"REJECT\",\"reason\":\"" + "a".repeat(501) + "\"}", "/reason"),
                arguments("{\"decision\":\"REJECT\",\"reason\":\"two\\nlines\"}", "/reason"),
                arguments("{\"decision\":\"APPROVE\",\"reason\":\"bell\\u0007\"}", "/reason"),
                arguments("{\"decision\":\"APPROVE\",\"reason\":\"half \\ud83d\"}", "/reason"),
                arguments("{\"decision\":\"APPROVE\",\"decidedBy\":\"somebody\"}", "/decidedBy"),
                arguments("[]", ""),
                arguments("null", ""));
    }

    @ParameterizedTest
    @MethodSource("invalidBodies")
    void namesTheFieldToMend(String body, String pointer) {
        var task = workflow.ask(anna.sub());

        var refused = decide(carl, task.id(), body);

        assertProblem(refused, 400, "invalid-body");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
        assertThat(AWS.operations()).doesNotContain("BatchGetItem", "SendTaskSuccess");
    }

    @Test
    void namesAllFieldsToMend() {
        var refused = decide(carl, workflow.ask(anna.sub()).id(), "{\"decision\":1,\"reason\":2,\"taskToken\":3}");

        assertThat(refused.body().at("/errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/decision", "/reason", "/taskToken");
    }

    @Test
    void refusesWhatIsNoJson() {
        var task = workflow.ask(anna.sub());

        assertProblem(decide(carl, task.id(), "{"), 400, "malformed-body");
        assertThat(api().post(approver(carl), "/approvals/" + task.id() + "/decision")
                        .status())
                .isEqualTo(415);
    }

    private static JsonNode body(String operation) {
        var call = AWS.calls().stream()
                .filter(each -> each.operation().equals(operation))
                .findFirst()
                .orElseThrow();
        return new JsonMapper().readTree(call.body());
    }

    @SafeVarargs
    private static List<Api.Answer> atOnce(Callable<Api.Answer>... calls) throws Exception {
        var answers = new ArrayList<Api.Answer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(List.of(calls))) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
