package dev.orders.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.api.ApiTest;
import dev.orders.api.aws.SdkCalls;
import dev.orders.api.standin.AwsProxy;
import dev.orders.api.standin.AwsProxy.Call;
import dev.orders.api.standin.AwsProxy.Refuse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class CredentialsOverHttpTest extends ApiTest {
    private static final String ORDER = "{\"lines\":[{\"sku\":\"mug-blue\",\"quantity\":1}]}";

    @Test
    void signsEveryCallForACustomerWithThatCustomersCredentials(@Autowired SdkCalls counted) {
        for (var customer : List.of(anna, bert, anna)) {
            AWS.calls().clear();
            var id = api().place(customer.tokens(), ORDER).text("/orderId");
            api().get(customer.tokens(), "/orders/" + id);
            api().get(customer.tokens(), "/orders");
            api().post(customer.tokens(), "/orders/" + id + "/cancel");

            assertThat(AWS.calls())
                    .filteredOn(call -> !List.of("GetId", "GetCredentialsForIdentity", "Scan")
                            .contains(call.operation()))
                    .hasSize(6)
                    .extracting(Call::accessKeyId)
                    .containsOnly(AwsProxy.accessKeyId(customer.sub()));
        }
        assertThat(counted.counts())
                .containsKeys(
                        new SdkCalls.Call("DynamoDb", "BatchGetItem"),
                        new SdkCalls.Call("CognitoIdentity", "GetCredentialsForIdentity"));
    }

    @Test
    void asksThePoolUnsignedAndOnceForAllTokensOfASignIn() {
        api().get(anna.tokens(), "/orders");
        api().get(anna.tokens(), "/orders");

        assertThat(AWS.operations()).containsOnlyOnce("GetId", "GetCredentialsForIdentity");
        assertThat(AWS.calls())
                .filteredOn(call -> call.operation().startsWith("Get"))
                .extracting(Call::accessKeyId)
                .containsOnly("");
        assertThat(AWS.calls())
                .filteredOn(call -> call.operation().equals("GetCredentialsForIdentity"))
                .extracting(Call::body)
                .allMatch(body -> body.contains("\"CustomRoleArn\":\"" + AwsProxy.CUSTOMER_ROLE + "\""));
    }

    @Test
    void doesNotKeepCredentialsThatAreAboutToExpire() {
        AWS.credentialsLast(Duration.ofMinutes(4));

        api().get(anna.tokens(), "/orders");
        api().get(anna.tokens(), "/orders");

        assertThat(AWS.operations())
                .filteredOn("GetCredentialsForIdentity"::equals)
                .hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @CsvSource({
        "GetCredentialsForIdentity, 400, NotAuthorizedException, 403",
        "GetCredentialsForIdentity, 400, TooManyRequestsException, 503",
        "GetCredentialsForIdentity, 400, InvalidIdentityPoolConfigurationException, 503",
        "GetCredentialsForIdentity, 500, InternalErrorException, 503",
        "GetId, 400, NotAuthorizedException, 403",
        "GetId, 400, LimitExceededException, 503",
        "Query, 400, com.amazon.coral.service#AccessDeniedException, 403",
        "Query, 400, com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException, 503",
        "Query, 400, com.amazon.coral.service#ExpiredTokenException, 503",
        "Query, 400, com.amazonaws.dynamodb.v20120810#ResourceNotFoundException, 503",
        "Query, 500, com.amazonaws.dynamodb.v20120810#InternalServerError, 503",
        "BatchGetItem, 400, com.amazon.coral.service#AccessDeniedException, 403"
    })
    void answersWithAProblemThatGivesNothingAway(String operation, int status, String code, int expected) {
        api().place(bert.tokens(), ORDER);
        AWS.fail(operation, new Refuse(status, code));
        var tokens = operation.startsWith("Get") ? anna.tokens() : bert.tokens();

        var refused = api().get(tokens, "/orders");

        assertThat(refused.status()).isEqualTo(expected);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.header("Retry-After")).isEqualTo(expected == 503 ? "1" : "");
        assertThat(refused.response().body()).doesNotContain("Exception", "Cognito", "Dynamo", "arn:");
    }
}
