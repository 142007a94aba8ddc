package dev.orders.localcloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.wire.SdkClients;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Step Functions and a function, each what it is: only the definitions are the test's. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = LambdaCloud.class)
class StateMachineInvokesFunctionTest {

    @LocalServerPort
    private int port;

    @Autowired
    private HostedFunctions functions;

    private DescribeExecutionResponse execution(String input) {
        try (SfnClient client = SdkClients.configured(
                        SfnClient.builder(), port, SdkClients.credentials(LambdaCloud.CALLER))
                .build()) {
            String arn = client.startExecution(
                            start -> start.stateMachineArn(LambdaCloud.MACHINE).input(input))
                    .executionArn();
            await().until(() -> client.describeExecution(describe -> describe.executionArn(arn))
                            .status()
                    != ExecutionStatus.RUNNING);
            return client.describeExecution(describe -> describe.executionArn(arn));
        }
    }

    @Test
    void hasTheHandlersAnswer() {
        JsonNode output = JsonMapper.shared().readTree(execution("{}").output());

        assertThat(output.path("StatusCode").asInt()).isEqualTo(200);
        assertThat(output.path("ExecutedVersion").asString()).isEqualTo("1");
        assertThat(output.path("Payload").path("arn").asString()).isEqualTo(LambdaCloud.ARN + "does:live");
    }

    @Test
    void failsAsTheFunctionDoes() {
        DescribeExecutionResponse thrown = execution("{\"do\": \"throw\"}");
        assertThat(thrown.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(thrown.error()).isEqualTo("java.lang.IllegalStateException");
        assertThat(thrown.cause()).contains("as it was told", "stackTrace");

        assertThat(execution("{\"do\": \"exit\"}").error()).isEqualTo("Runtime.ExitError");
    }

    @Test
    void anEventSourceMappingInvokesThePublishedVersionWithoutACaller() {
        Invocation invocation = functions.invoke("does", "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(invocation.failed()).isFalse();
        assertThat(JsonMapper.shared()
                        .readTree(invocation.payload())
                        .path("arn")
                        .asString())
                .isEqualTo(LambdaCloud.ARN + "does:live");
        assertThat(invocation.logTail()).contains("START RequestId: " + invocation.requestId() + " Version: 1");
    }
}
