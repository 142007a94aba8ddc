package dev.orders.localcloud.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.wire.SdkClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** States that invoke functions: signed with the machine's role and authorized, on the way of every call. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = WorkflowCloud.class)
class LambdaTaskTest {

    @LocalServerPort
    private int port;

    @Autowired
    private WorkflowCloud.Functions functions;

    private SfnClient client;

    @BeforeEach
    void connect() {
        client = SdkClients.configured(SfnClient.builder(), port, SdkClients.credentials(WorkflowCloud.OPERATOR))
                .build();
        functions.invocations.clear();
    }

    private String start(String machine, String function) {
        return client.startExecution(start -> start.stateMachineArn(WorkflowCloud.ARN + machine)
                        .input("{\"function\": \"%s\", \"sku\": \"a\"}".formatted(function)))
                .executionArn();
    }

    private DescribeExecutionResponse ended(String arn) {
        await().until(() ->
                client.describeExecution(describe -> describe.executionArn(arn)).status() != ExecutionStatus.RUNNING);
        return client.describeExecution(describe -> describe.executionArn(arn));
    }

    @ParameterizedTest
    @CsvSource({"prices", "arn:aws:lambda:eu-west-1:123456789012:function:prices"})
    void hasThePayloadAsJson(String function) {
        JsonNode output =
                JsonMapper.shared().readTree(ended(start("invoking", function)).output());

        assertThat(output)
                .hasToString("{\"ExecutedVersion\":\"$LATEST\",\"Payload\":{\"price\":42},\"StatusCode\":200}");
        JsonNode invocation = functions.invocations.element();
        assertThat(invocation.get("FunctionName").stringValue()).isEqualTo(function);
        assertThat(invocation.get("Qualifier").stringValue()).isEqualTo("live");
        assertThat(invocation.get("sku").stringValue()).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({
        "fails, PriceUnknown, no price",
        "ends, Lambda.Unknown, ended",
        "missing, Lambda.ResourceNotFoundException, Function not found",
        "busy, Lambda.TooManyRequestsException, Rate Exceeded.",
        "forbidden, Lambda.AWSLambdaException, is not authorized to perform: lambda:InvokeFunction",
        "'', States.Runtime, 'FunctionName'"
    })
    void failsAsTheFunctionOrLambdaDoes(String function, String error, String cause) {
        DescribeExecutionResponse ended = ended(start("invoking", function));

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo(error);
        assertThat(ended.cause()).contains(cause);
    }

    @Test
    void theCauseIsTheFunctionsErrorAsJson() {
        assertThat(JsonMapper.shared()
                        .readTree(ended(start("invoking", "fails")).cause())
                        .get("errorType")
                        .stringValue())
                .isEqualTo("PriceUnknown");
    }

    @Test
    void waitsForTheTokenThatTheFunctionWasGiven() {
        String arn = start("invoking-token", "prices");
        await().until(() -> !functions.invocations.isEmpty());
        String token = functions.invocations.element().get("token").stringValue();
        client.sendTaskSuccess(success -> success.taskToken(token).output("{\"decided\": true}"));

        assertThat(ended(arn).output()).isEqualTo("{\"decided\":true}");
    }

    @Test
    void aFunctionThatFailsReturnsNoToken() {
        assertThat(ended(start("invoking-token", "fails")).error()).isEqualTo("PriceUnknown");
    }

    @Test
    void refusesWhatItWouldNotDoAsLambdaDoes() {
        assertThat(ended(start("invoking-event", "prices")).cause()).contains("InvocationType");
        assertThat(functions.invocations).isEmpty();
    }
}
