package dev.orders.localcloud.workflow.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SdkServicesTest {

    private final JsonMapper json = JsonMapper.shared();
    private final SdkServices services = new SdkServices(json);

    @ParameterizedTest
    @CsvSource({
        "dynamodb, ConditionalCheckFailedException, DynamoDb.ConditionalCheckFailedException",
        "dynamodb, TransactionCanceledException, DynamoDb.TransactionCanceledException",
        "dynamodb, RequestLimitExceeded, DynamoDb.RequestLimitExceededException",
        "dynamodb, AccessDeniedException, DynamoDb.DynamoDbException",
        "dynamodb, ValidationException, DynamoDb.DynamoDbException",
        "kinesis, AccessDeniedException, Kinesis.AccessDeniedException",
        "kinesis, KMSThrottlingException, Kinesis.KmsThrottlingException",
        "sfn, TaskTimedOut, Sfn.TaskTimedOutException",
        "sfn, AccessDeniedException, Sfn.SfnException",
        "sqs, QueueDoesNotExist, Sqs.QueueDoesNotExistException",
        "sesv2, MessageRejected, SesV2.MessageRejectedException",
        "lambda, ResourceNotFoundException, Lambda.ResourceNotFoundException",
        "cognitoidentityprovider, UserNotFoundException, CognitoIdentityProvider.UserNotFoundException",
    })
    void namesErrorsAsTheSdkForJavaDoes(String service, String code, String name) {
        assertThat(Objects.requireNonNull(services.find(service)).error(code)).isEqualTo(name);
    }

    @Test
    void knowsNoServiceAndNoOperationThatNothingHereExecutes() {
        assertThat(services.find("s3")).isNull();
        assertThat(Objects.requireNonNull(services.find("dynamodb")).has("putItm"))
                .isFalse();
    }

    @Test
    void turnsPascalCaseIntoCamelCaseAndBack() {
        JsonNode pascal = json.readTree("{\"StateMachineArn\": \"A\", \"Tags\": [{\"Key\": \"K\"}]}");

        assertThat(Casing.camel(pascal)).hasToString("{\"stateMachineArn\":\"A\",\"tags\":[{\"key\":\"K\"}]}");
        assertThat(Casing.pascal(Casing.camel(pascal))).isEqualTo(pascal);
    }

    @Test
    void takesTextAndJsonForABlob() {
        JsonNode input = json.readTree("{\"Data\": \"größe\", \"Records\": [{\"Data\": {\"a\": 1}}]}");
        Members.encodeBlob(input, "Data");
        Members.encodeBlob(input, "Records.[].Data");

        assertThat(input).hasToString("{\"Data\":\"Z3LDtsOfZQ==\",\"Records\":[{\"Data\":\"eyJhIjoxfQ==\"}]}");
    }

    @Test
    void writesInstantsAsText() {
        JsonNode answer = json.readTree("{\"StartDate\": 1767225600.5, \"Other\": 1767225600.5}");
        Members.formatTimestamp(answer, "StartDate");

        assertThat(answer.get("StartDate").stringValue()).isEqualTo("2026-01-01T00:00:00.500Z");
        assertThat(answer.get("Other").isNumber()).isTrue();
    }
}
