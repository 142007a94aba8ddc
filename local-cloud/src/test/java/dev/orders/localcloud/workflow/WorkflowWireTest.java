package dev.orders.localcloud.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.SdkClients;
import dev.orders.localcloud.wire.ServiceRole;
import dev.orders.localcloud.workflow.engine.Outcome;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;

/** Step Functions' API with the SDK's own client: signed, authorized, executed. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = WorkflowCloud.class)
class WorkflowWireTest {

    private static final String ARN = WorkflowCloud.ARN;

    @LocalServerPort
    private int port;

    @Autowired
    private WorkflowCloud.Tables tables;

    @Autowired
    private ExpressLog express;

    @Autowired
    private Queue<ServiceRole> assumed;

    private SfnClient client;

    @BeforeEach
    void connect() {
        client = client(WorkflowCloud.OPERATOR);
        tables.calls.clear();
    }

    private SfnClient client(AccessKey key) {
        return SdkClients.configured(SfnClient.builder(), port, SdkClients.credentials(key))
                .overrideConfiguration(settings -> settings.retryStrategy(AwsRetryStrategy.doNotRetry())
                        // The SDK would call sync-localhost, even of an endpoint that it was given.
                        .putAdvancedOption(SdkAdvancedClientOption.DISABLE_HOST_PREFIX_INJECTION, true))
                .build();
    }

    private String start(String machine, String input) {
        return client.startExecution(
                        start -> start.stateMachineArn(ARN + machine).input(input))
                .executionArn();
    }

    private DescribeExecutionResponse ended(String executionArn) {
        await().until(() -> client.describeExecution(describe -> describe.executionArn(executionArn))
                        .status()
                != ExecutionStatus.RUNNING);
        return client.describeExecution(describe -> describe.executionArn(executionArn));
    }

    private String token() {
        await().until(() -> !tables.calls.isEmpty());
        return tables.calls.element().get("Token").stringValue();
    }

    private List<String> history(String executionArn) {
        return client.getExecutionHistory(history -> history.executionArn(executionArn)).events().stream()
                .map(HistoryEvent::typeAsString)
                .toList();
    }

    @Test
    void runsATaskUnderTheMachinesRole() {
        String arn = start("writing", "{\"table\": \"t\"}");

        DescribeExecutionResponse ended = ended(arn);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.input()).isEqualTo("{\"table\":\"t\"}");
        assertThat(ended.output()).isEqualTo("{}");
        assertThat(ended.startDate()).isBeforeOrEqualTo(ended.stopDate());
        assertThat(assumed)
                .contains(new ServiceRole(
                        "arn:aws:iam::123456789012:role/orders-local-order-approval",
                        "states.amazonaws.com",
                        ARN + "writing",
                        "writing"));
        assertThat(history(arn))
                .startsWith("ExecutionStarted", "TaskStateEntered")
                .endsWith("ExecutionSucceeded");
    }

    @Test
    void namesErrorsAsTheSdkIntegrationDoes() {
        assertThat(ended(start("writing", "{\"table\": \"taken\"}"))).satisfies(ended -> {
            assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
            assertThat(ended.error()).isEqualTo("DynamoDb.ConditionalCheckFailedException");
            assertThat(ended.cause())
                    .matches(
                            "The conditional request failed \\(Service: DynamoDb, Status Code: 400, Request ID: .+\\)");
        });
    }

    @Test
    void aCallThatTheRoleMayNotMakeFailsTheTask() {
        assertThat(ended(start("reading", "{}"))).satisfies(ended -> {
            assertThat(ended.error()).isEqualTo("DynamoDb.DynamoDbException");
            assertThat(ended.cause()).contains("is not authorized to perform: dynamodb:GetItem");
        });
        assertThat(tables.calls).isEmpty();
    }

    @Test
    void aResultThatIsTooLargeFailsTheTask() {
        assertThat(ended(start("writing", "{\"table\": \"large\"}")).error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void aTokenEndsTheWaitOnce() {
        String arn = start("waiting", "{}");
        String token = token();

        client.sendTaskHeartbeat(beat -> beat.taskToken(token));
        client.sendTaskSuccess(success -> success.taskToken(token).output("{\"decision\": \"APPROVE\"}"));

        assertThat(ended(arn).output()).isEqualTo("{\"decision\":\"APPROVE\"}");
        assertRefused(
                "TaskTimedOut",
                () -> client.sendTaskSuccess(again -> again.taskToken(token).output("{}")));
        assertThat(history(arn)).contains("TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded");
    }

    @Test
    void aTokenFailsTheTask() {
        String arn = start("waiting", "{}");
        String token = token();
        client.sendTaskFailure(
                failure -> failure.taskToken(token).error("OrderCancelled").cause("by the customer"));

        assertThat(ended(arn).error()).isEqualTo("OrderCancelled");
        assertThat(ended(arn).cause()).isEqualTo("by the customer");
    }

    @Test
    void refusesForgedTokensAndBrokenOutput() {
        start("waiting", "{}");
        String token = token();
        String forged = token.substring(0, 5) + (token.charAt(5) == 'A' ? 'B' : 'A') + token.substring(6);

        assertRefused(
                "InvalidToken",
                () -> client.sendTaskSuccess(send -> send.taskToken(forged).output("{}")));
        assertRefused("InvalidToken", () -> client.sendTaskFailure(send -> send.taskToken("made up")));
        assertRefused(
                "InvalidOutput",
                () -> client.sendTaskSuccess(send -> send.taskToken(token).output("{broken")));
    }

    @Test
    void startsOnceByName() {
        String name = UUID.randomUUID().toString();
        var first = client.startExecution(
                start -> start.stateMachineArn(ARN + "waiting").name(name).input("{\"a\": 1}"));
        var again = client.startExecution(
                start -> start.stateMachineArn(ARN + "waiting").name(name).input("{\"a\": 1}"));

        assertThat(again.executionArn()).isEqualTo(first.executionArn());
        assertThat(again.startDate()).isEqualTo(first.startDate());
        assertRefused(
                "ExecutionAlreadyExists",
                () -> client.startExecution(start ->
                        start.stateMachineArn(ARN + "waiting").name(name).input("{\"a\": 2}")));
    }

    @Test
    void stopsAnExecution() {
        String arn = start("waiting", "{}");
        client.stopExecution(stop -> stop.executionArn(arn).error("Enough").cause("of it"));

        assertThat(ended(arn).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(history(arn)).endsWith("ExecutionAborted");
    }

    @Test
    void startsAnotherMachineFromAState() {
        String output = ended(start("parent", "{}")).output();

        assertThat(output).contains("\"ExecutionArn\"", "\"StartDate\":\"20");
        assertThat(client.listExecutions(list -> list.stateMachineArn(ARN + "waiting"))
                        .executions())
                .anySatisfy(child -> assertThat(output).contains(child.executionArn()));
    }

    @Test
    void answersASynchronousExecutionHoweverItEnds() {
        StartSyncExecutionResponse sum = client.startSyncExecution(
                start -> start.stateMachineArn(ARN + "quick").input("{\"a\": 1, \"b\": 2}"));
        assertThat(sum.status()).isEqualTo(SyncExecutionStatus.SUCCEEDED);
        assertThat(sum.output()).isEqualTo("{\"sum\":3}");
        assertThat(sum.executionArn()).contains(":express:quick:");
        assertThat(sum.billingDetails().billedDurationInMilliseconds()).isPositive();

        assertThat(client.startSyncExecution(
                                start -> start.stateMachineArn(ARN + "quick").input("{\"a\": 1, \"b\": \"two\"}"))
                        .status())
                .isEqualTo(SyncExecutionStatus.FAILED);
        assertRefused(
                "StateMachineTypeNotSupported",
                () -> client.startSyncExecution(start -> start.stateMachineArn(ARN + "waiting")));
    }

    @Test
    void leavesALineOfAnExpressExecution() {
        String arn = start("quick", "{\"a\": 1, \"b\": \"two\"}");
        await().until(() -> express.newest().stream().anyMatch(line -> arn.contains(":" + line.name() + ":")));

        assertThat(express.newest())
                .filteredOn(line -> arn.contains(":" + line.name() + ":"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.stateMachine()).isEqualTo("quick");
                    assertThat(line.status()).isEqualTo(Outcome.Status.FAILED);
                    assertThat(line.error()).isEqualTo("States.QueryEvaluationError");
                });
    }

    @Test
    void startsExpressExecutionsThatNobodyCanAskAbout() {
        String arn = start("quick", "{\"a\": 1, \"b\": 2}");

        assertRefused("InvalidArn", () -> client.describeExecution(describe -> describe.executionArn(arn)));
        assertRefused(
                "StateMachineTypeNotSupported",
                () -> client.listExecutions(list -> list.stateMachineArn(ARN + "quick")));
    }

    @Test
    void listsExecutionsPageByPageTheNewestFirst() {
        List<String> started = List.of(start("reading", "{}"), start("reading", "{}"), start("reading", "{}"));
        started.forEach(this::ended);

        List<ExecutionListItem> all =
                client
                        .listExecutionsPaginator(
                                list -> list.stateMachineArn(ARN + "reading").maxResults(2))
                        .stream()
                        .flatMap(page -> page.executions().stream())
                        .toList();
        assertThat(all)
                .extracting(ExecutionListItem::executionArn)
                .containsAll(started)
                .doesNotHaveDuplicates();
        assertThat(all).isSortedAccordingTo((one, other) -> other.startDate().compareTo(one.startDate()));
        assertThat(client.listExecutions(
                                list -> list.stateMachineArn(ARN + "reading").statusFilter(ExecutionStatus.RUNNING))
                        .executions())
                .isEmpty();
        assertRefused(
                "InvalidToken",
                () -> client.listExecutions(
                        list -> list.stateMachineArn(ARN + "reading").nextToken("made-up")));
    }

    @Test
    void showsHistoryPageByPageInBothOrders() {
        String arn = start("writing", "{\"table\": \"t\"}");
        ended(arn);
        List<Long> forward =
                client
                        .getExecutionHistoryPaginator(
                                history -> history.executionArn(arn).maxResults(3))
                        .stream()
                        .flatMap(page -> page.events().stream())
                        .map(HistoryEvent::id)
                        .toList();
        List<Long> backward = client
                .getExecutionHistoryPaginator(
                        history -> history.executionArn(arn).maxResults(3).reverseOrder(true))
                .stream()
                .flatMap(page -> page.events().stream())
                .map(HistoryEvent::id)
                .toList();

        assertThat(forward).hasSizeGreaterThan(6).isSorted().startsWith(1L);
        assertThat(backward).isEqualTo(forward.reversed());
        assertThat(client.getExecutionHistory(
                                history -> history.executionArn(arn).includeExecutionData(false))
                        .events())
                .first()
                .satisfies(event ->
                        assertThat(event.executionStartedEventDetails().input()).isNull());
    }

    @Test
    void describesMachines() {
        assertThat(client.listStateMachinesPaginator(list -> list.maxResults(2)).stream()
                        .flatMap(page -> page.stateMachines().stream())
                        .map(StateMachineListItem::name)
                        .collect(Collectors.toSet()))
                .contains("waiting", "writing", "reading", "parent", "quick");
        assertThat(client.describeStateMachine(describe -> describe.stateMachineArn(ARN + "waiting")))
                .satisfies(machine -> {
                    assertThat(machine.definition()).contains("waitForTaskToken");
                    assertThat(machine.roleArn()).endsWith("role/orders-local-order-approval");
                    assertThat(machine.typeAsString()).isEqualTo("STANDARD");
                });
        String arn = start("waiting", "{}");
        assertThat(client.describeStateMachineForExecution(describe -> describe.executionArn(arn))
                        .name())
                .isEqualTo("waiting");
        assertThat(client.listTagsForResource(tags -> tags.resourceArn(ARN + "waiting"))
                        .tags())
                .isEmpty();
    }

    @Test
    void judgesDocuments() {
        assertThat(client.validateStateMachineDefinition(validate -> validate.definition("{\"StartAt\": \"A\"}")))
                .satisfies(judged -> {
                    assertThat(judged.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
                    assertThat(judged.diagnostics()).isNotEmpty();
                });
    }

    @Test
    void refusesWhatIsNotThere() {
        assertRefused("StateMachineDoesNotExist", () -> start("nowhere", "{}"));
        assertRefused("InvalidArn", () -> client.startExecution(start -> start.stateMachineArn("no-arn")));
        assertRefused(
                "InvalidArn",
                () -> client.startExecution(
                        start -> start.stateMachineArn("arn:aws:states:eu-west-1:999999999999:stateMachine:waiting")));
        assertRefused(
                "ExecutionDoesNotExist",
                () -> client.describeExecution(describe ->
                        describe.executionArn("arn:aws:states:eu-west-1:123456789012:execution:waiting:nothing")));
        assertRefused("InvalidExecutionInput", () -> start("waiting", "{broken"));
        assertRefused(
                "InvalidName",
                () -> client.startExecution(
                        start -> start.stateMachineArn(ARN + "waiting").name("no spaces please")));
        assertRefused(
                "UnknownOperationException", () -> client.deleteStateMachine(delete -> delete.stateMachineArn(ARN)));
    }

    @Test
    void doesNothingWithoutPermission() {
        SfnClient nobody = client(WorkflowCloud.NOBODY);
        String arn = start("waiting", "{}");
        String token = token();

        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> nobody.startExecution(start -> start.stateMachineArn(ARN + "waiting")),
                () -> nobody.describeExecution(describe -> describe.executionArn(arn)),
                () -> nobody.stopExecution(stop -> stop.executionArn(arn)),
                () -> nobody.getExecutionHistory(history -> history.executionArn(arn)),
                () -> nobody.sendTaskSuccess(send -> send.taskToken(token).output("{}")),
                () -> nobody.listStateMachines())) {
            assertRefused("AccessDeniedException", call);
        }
        assertThat(client.describeExecution(describe -> describe.executionArn(arn))
                        .status())
                .isEqualTo(ExecutionStatus.RUNNING);
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        SfnException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo(code));
    }
}
