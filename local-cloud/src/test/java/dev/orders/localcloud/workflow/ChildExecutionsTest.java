package dev.orders.localcloud.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.wire.SdkClients;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Parents that wait for their children: started, described and stopped under the parent's role. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = WorkflowCloud.class)
class ChildExecutionsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private WorkflowCloud.Tables tables;

    private SfnClient client;

    @BeforeEach
    void connect() {
        client = SdkClients.configured(SfnClient.builder(), port, SdkClients.credentials(WorkflowCloud.OPERATOR))
                .build();
        tables.calls.clear();
    }

    private String start(String machine) {
        return client.startExecution(start -> start.stateMachineArn(WorkflowCloud.ARN + machine))
                .executionArn();
    }

    private DescribeExecutionResponse described(String arn) {
        return client.describeExecution(describe -> describe.executionArn(arn));
    }

    private DescribeExecutionResponse ended(String arn) {
        await().until(() -> described(arn).status() != ExecutionStatus.RUNNING);
        return described(arn);
    }

    private List<HistoryEvent> history(String arn) {
        return client.getExecutionHistory(history -> history.executionArn(arn)).events();
    }

    /** The child's, once its parent waits for it. */
    private String child(String parent) {
        await().until(() ->
                history(parent).stream().anyMatch(event -> event.typeAsString().equals("TaskSubmitted")));
        return history(parent).stream()
                .filter(event -> event.typeAsString().equals("TaskSubmitted"))
                .map(event -> json(event.taskSubmittedEventDetails().output()))
                .map(submitted -> submitted.get("ExecutionArn").stringValue())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** What the child waits for. */
    private String token() {
        await().until(() -> !tables.calls.isEmpty());
        return tables.calls.element().get("Token").stringValue();
    }

    @Test
    void hasTheChildsOutputAsText() {
        String parent = start("awaits-text");
        String child = child(parent);
        assertThat(described(parent).status()).isEqualTo(ExecutionStatus.RUNNING);

        client.sendTaskSuccess(success -> success.taskToken(token()).output("{\"done\": true}"));
        JsonNode result = json(ended(parent).output());
        assertThat(result.get("Output").stringValue()).isEqualTo("{\"done\":true}");
        assertThat(result.get("Input").stringValue()).isEqualTo("{\"from\":\"parent\"}");
        assertThat(result.get("ExecutionArn").stringValue()).isEqualTo(child);
        assertThat(result.get("Status").stringValue()).isEqualTo("SUCCEEDED");
        assertThat(result.get("StartDate").longValue())
                .isEqualTo(described(child).startDate().toEpochMilli());
    }

    @Test
    void hasTheChildsOutputAsJson() {
        String parent = start("awaits-json");
        child(parent);
        client.sendTaskSuccess(success -> success.taskToken(token()).output("{\"done\": true}"));

        JsonNode result = json(ended(parent).output());
        assertThat(result.at("/Output/done").booleanValue()).isTrue();
        assertThat(result.at("/Input/from").stringValue()).isEqualTo("parent");
    }

    @Test
    void failsWithItsChild() {
        String parent = start("awaits-json");
        child(parent);
        client.sendTaskFailure(
                failure -> failure.taskToken(token()).error("Broken").cause("for good"));

        DescribeExecutionResponse ended = ended(parent);
        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("States.TaskFailed");
        JsonNode cause = json(ended.cause());
        assertThat(cause.get("Status").stringValue()).isEqualTo("FAILED");
        assertThat(cause.get("Error").stringValue()).isEqualTo("Broken");
        assertThat(cause.get("Cause").stringValue()).isEqualTo("for good");
    }

    @Test
    void failsWhenItsChildIsStopped() {
        String parent = start("awaits-text");
        String child = child(parent);
        client.stopExecution(stop -> stop.executionArn(child));

        assertThat(ended(parent).error()).isEqualTo("States.TaskFailed");
        assertThat(json(ended(parent).cause()).get("Status").stringValue()).isEqualTo("ABORTED");
    }

    @Test
    void takesItsChildAlongWhenItIsStopped() {
        String parent = start("awaits-text");
        String child = child(parent);
        client.stopExecution(stop -> stop.executionArn(parent));

        assertThat(ended(child).status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void takesItsChildAlongWhenItTimesOut() {
        String parent = start("awaits-a-second");
        String child = child(parent);

        assertThat(ended(parent).error()).isEqualTo("States.Timeout");
        assertThat(ended(child).status()).isEqualTo(ExecutionStatus.ABORTED);
    }

    @Test
    void failsWhenItsRoleMayNotLookAtTheChild() {
        assertThat(ended(start("awaits-unseen"))).satisfies(ended -> {
            assertThat(ended.error()).isEqualTo("StepFunctions.AWSStepFunctionsException");
            assertThat(ended.cause()).contains("is not authorized to perform: states:DescribeExecution");
        });
    }
}
