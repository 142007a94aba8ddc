package dev.orders.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Target;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Credentials that were guessed, cut or mixed. */
@ExtendWith(Target.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureAttackIT {

    private Aws aws;
    private Tokens customer;
    private AwsSessionCredentials own;
    private AwsSessionCredentials others;
    private String table;

    @BeforeAll
    void signIn(Environment environment) {
        aws = new Aws(environment);
        HostedUi hostedUi = new HostedUi(environment);
        customer = hostedUi.signIn(environment.account("customer1"));
        own = aws.credentials(customer.idToken());
        others = aws.credentials(
                hostedUi.signIn(environment.account("customer2")).idToken());
        table = environment.get("orders_table");
    }

    @Test
    void anUnknownKeyIsRefused() {
        refused("UnrecognizedClientException", "ASIAAAAAAAAAAAAAAAAA", own.secretAccessKey(), own.sessionToken());
    }

    @Test
    void aWrongSecretIsRefused() {
        refused("InvalidSignatureException", own.accessKeyId(), others.secretAccessKey(), own.sessionToken());
    }

    @Test
    void anothersSessionTokenIsRefused() {
        refused("UnrecognizedClientException", own.accessKeyId(), own.secretAccessKey(), others.sessionToken());
    }

    @Test
    void aCustomersCredentialsOpenNoOtherRole(Environment environment) {
        try (StsClient sts = aws.sts(own)) {
            String account = sts.getCallerIdentity().account();
            String prefix = table.substring(0, table.length() - "-orders".length());
            for (String role : new String[] {"-customer", "-api-service", "-approver"}) {
                assertThat(code(() ->
                                sts.assumeRole(r -> r.roleArn("arn:aws:iam::" + account + ":role/" + prefix + role)
                                        .roleSessionName("attack"))))
                        .as(role)
                        .isEqualTo("AccessDenied");
            }
        }
    }

    @Test
    void theCallerIsTheCustomersSession() {
        try (StsClient sts = aws.sts(own)) {
            assertThat(sts.getCallerIdentity().arn())
                    .matches("arn:aws:sts::\\d{12}:assumed-role/.*-customer/CognitoIdentityCredentials");
        }
    }

    private void refused(String error, String accessKeyId, String secretAccessKey, String sessionToken) {
        try (DynamoDbClient db =
                aws.dynamoDb(AwsSessionCredentials.create(accessKeyId, secretAccessKey, sessionToken))) {
            assertThat(code(() -> db.query(r -> r.tableName(table)
                            .keyConditionExpression("userId = :u")
                            .expressionAttributeValues(java.util.Map.of(":u", Rows.text(customer.subject()))))))
                    .isEqualTo(error);
        }
    }

    private static String code(ThrowingCallable call) {
        try {
            call.call();
            return "let through";
        } catch (AwsServiceException refusal) {
            return refusal.awsErrorDetails().errorCode();
        } catch (Throwable other) {
            throw new AssertionError(other);
        }
    }
}
