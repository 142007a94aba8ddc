package dev.orders.localcloud.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.AccessKeys;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.signing.SigningConfiguration;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class SdkEndpointTest {

    private static final Principal CUSTOMER = new Principal.RoleSession(
            "123456789012", "AROACUSTOMER", "customer", "session", Map.of("userId", "user-1"), Map.of());
    private static final AccessKey KEY =
            new AccessKey("ASIACUSTOMER", "the-secret", "the-token", Instant.MAX, CUSTOMER);
    private static final PolicyDocument OWN_ROWS = PolicyDocument.parse("customer.json", """
            {"Version": "2012-10-17", "Statement": [{"Sid": "OwnRows", "Effect": "Allow",
              "Action": "dynamodb:GetItem", "Resource": "arn:aws:dynamodb:eu-west-1:123456789012:table/orders",
              "Condition": {"ForAllValues:StringEquals": {"dynamodb:LeadingKeys": "${aws:PrincipalTag/userId}"}}}]}
            """);

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({SigningConfiguration.class, WireConfiguration.class})
    static class Cloud {
        @Bean
        InstantSource clock() {
            return InstantSource.system();
        }

        @Bean
        AwsAccount account() {
            return new AwsAccount("eu-west-1", "123456789012");
        }

        @Bean
        AccessKeys keys() {
            return id -> Optional.of(KEY).filter(key -> key.accessKeyId().equals(id));
        }

        @Bean
        PolicySource policies() {
            return principal -> principal.equals(CUSTOMER) ? Policies.identity(List.of(OWN_ROWS)) : Policies.none();
        }

        @Bean
        AwsService tables() {
            return new FakeTables();
        }
    }

    @LocalServerPort
    private int port;

    @Autowired
    private RequestLog log;

    @Test
    void answersWhatIamAllows() {
        GetItemResponse response = getItem(client(KEY), "user-1");

        assertThat(response.item().get("pk").s()).isEqualTo("found");
        assertThat(response.responseMetadata().requestId()).isNotBlank();
    }

    @Test
    void knowsTheCaller() {
        assertThat(client(KEY).listTables().tableNames()).containsExactly(CUSTOMER.arn());
    }

    @Test
    void refusesWhatIamDenies() {
        assertThatThrownBy(() -> getItem(client(KEY), "user-2"))
                .isInstanceOfSatisfying(DynamoDbException.class, refused -> {
                    assertThat(refused.statusCode()).isEqualTo(400);
                    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
                    assertThat(refused.awsErrorDetails().errorMessage())
                            .isEqualTo("User: arn:aws:sts::123456789012:assumed-role/customer/session is not"
                                    + " authorized to perform: dynamodb:GetItem on resource:"
                                    + " arn:aws:dynamodb:eu-west-1:123456789012:table/orders because no"
                                    + " identity-based policy allows the dynamodb:GetItem action");
                });
    }

    @Test
    void refusesUnsignedCallsOfOperationsThatNeedASignature() {
        DynamoDbClient anonymous = SdkClients.tables(port, AnonymousCredentialsProvider.create());

        assertRefused(() -> getItem(anonymous, "user-1"), "MissingAuthenticationTokenException");
        assertRefused(anonymous::listTables, "MissingAuthenticationTokenException");
        assertRefused(() -> anonymous.getItem(get -> {}), "MissingAuthenticationTokenException");
    }

    @Test
    void saysWhatIsWrongWithTheInputToThoseWhoSigned() {
        assertRefused(() -> client(KEY).getItem(get -> {}), "ValidationException");
    }

    @Test
    void takesUnsignedCallsOfOperationsThatNeedNone() {
        DynamoDbClient anonymous = SdkClients.tables(port, AnonymousCredentialsProvider.create());

        assertThat(anonymous.describeEndpoints().endpoints()).isEmpty();
    }

    @Test
    void refusesForgedSignaturesOfEveryKind() {
        assertRefused(
                () -> client(changed("ASIAUNKNOWN", "the-secret", "the-token")).listTables(),
                "UnrecognizedClientException");
        assertRefused(
                () -> client(changed("ASIACUSTOMER", "guessed", "the-token")).listTables(),
                "InvalidSignatureException");
        assertRefused(
                () -> client(changed("ASIACUSTOMER", "the-secret", "guessed")).listTables(),
                "UnrecognizedClientException");
    }

    @Test
    void refusesAForgedSignatureEvenWhereNoneIsNeeded() {
        assertRefused(
                () -> client(changed("ASIACUSTOMER", "guessed", "the-token")).describeEndpoints(),
                "InvalidSignatureException");
    }

    @Test
    void passesTheServicesOwnErrorsOn() {
        assertThatThrownBy(() -> client(KEY).describeTable(table -> table.tableName("none")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Requested resource not found");
    }

    @Test
    void answersAFaultWithInternalFailureAndNothingOfItsCause() {
        assertThatThrownBy(() -> client(KEY).deleteTable(table -> table.tableName("orders")))
                .isInstanceOfSatisfying(DynamoDbException.class, failed -> {
                    assertThat(failed.statusCode()).isEqualTo(500);
                    assertThat(failed.awsErrorDetails().errorCode()).isEqualTo("InternalFailure");
                    assertThat(failed.getMessage()).doesNotContain("a fault in the service");
                });
    }

    @Test
    void refusesUnknownOperationsAndServices() {
        assertThat(post("DynamoDB_20120810.Unheard", "{}"))
                .returns(400, HttpResponse::statusCode)
                .extracting(HttpResponse::body, InstanceOfAssertFactories.STRING)
                .contains("com.amazon.coral.service#UnknownOperationException");
        assertThat(post("Kinesis_20131202.PutRecord", "{}").body())
                .contains("com.amazon.coral.service#UnknownOperationException")
                .contains("Kinesis_20131202");
    }

    @Test
    void refusesBodiesThatAreNoJsonObjectOrCanBeReadInTwoWays() {
        for (String body :
                List.of("", "[]", "{", "null", "{} {}", "{\"TableName\":\"mine\",\"TableName\":\"others\"}")) {
            HttpResponse<String> response = post("DynamoDB_20120810.ListTables", body);

            assertThat(response.statusCode()).as(body).isEqualTo(400);
            assertThat(response.body()).contains("com.amazon.coral.service#SerializationException");
            assertThat(response.headers().firstValue("Content-Type")).contains("application/x-amz-json-1.0");
        }
    }

    @Test
    void refusesABodyLongerThanTheServiceTakes() {
        HttpResponse<String> response = post("DynamoDB_20120810.ListTables", "{\"x\":\"" + "x".repeat(10_000) + "\"}");

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("RequestEntityTooLargeException");
    }

    @Test
    void logsTheHopWithItsDecisionAndWithoutSecrets() {
        getItem(client(KEY), "user-1");

        Hop hop = log.recent(1).getFirst();
        assertThat(hop).isInstanceOfSatisfying(Hop.SdkCall.class, call -> {
            assertThat(call.service()).isEqualTo("dynamodb");
            assertThat(call.operation()).isEqualTo("GetItem");
            assertThat(call.verification()).isEqualTo("signed ASIACUSTOMER");
            assertThat(call.status()).isEqualTo(200);
        });
        assertThat(hop.caller()).isEqualTo(CUSTOMER.arn());
        assertThat(hop.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.allowed()).isTrue();
            assertThat(decision.decision().matches())
                    .singleElement()
                    .satisfies(match -> assertThat(match.statement()).isEqualTo("OwnRows"));
        });
        assertThat(hop.toString()).doesNotContain("the-secret").doesNotContain("the-token");
    }

    @Test
    void logsARefusalWithItsReason() {
        assertRefused(
                () -> client(changed("ASIACUSTOMER", "guessed", "the-token")).listTables(),
                "InvalidSignatureException");

        Hop hop = log.recent(1).getFirst();
        assertThat(hop.error()).isEqualTo("InvalidSignatureException");
        assertThat(hop.caller()).isEqualTo("anonymous");
        assertThat(((Hop.SdkCall) hop).verification()).isEqualTo("refused InvalidSignatureException");
    }

    private static void assertRefused(Runnable call, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo(code));
    }

    private DynamoDbClient client(AccessKey key) {
        return SdkClients.tables(port, SdkClients.credentials(key));
    }

    private HttpResponse<String> post(String target, String body) {
        return SdkClients.post(port, KEY, target, body);
    }

    private static AccessKey changed(String id, String secret, String token) {
        return new AccessKey(id, secret, token, KEY.expiration(), CUSTOMER);
    }

    private static GetItemResponse getItem(DynamoDbClient client, String key) {
        return client.getItem(get -> get.tableName("orders").key(Map.of("pk", AttributeValue.fromS(key))));
    }
}
