package dev.orders.localcloud.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.policy.AttachedPolicies;
import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.AccessKeys;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.signing.SigningConfiguration;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.PolicySource;
import dev.orders.localcloud.wire.WireConfiguration;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulateCustomPolicyResponse;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class IamServiceTest {

    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";
    private static final String CUSTOMER_ROLE = "arn:aws:iam::123456789012:role/customer";
    private static final Principal OPERATOR = new Principal.User("123456789012", "AIDAOPERATOR", "operator");
    private static final Principal NOBODY = new Principal.User("123456789012", "AIDANOBODY", "nobody");
    private static final PolicyDocument MAY_SIMULATE = PolicyDocument.parse("simulate.json", """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow",
             "Action":["iam:Simulate*","iam:GetContextKeys*"],"Resource":"*"}}""");
    private static final String OWN_ROWS = """
            {"Version": "2012-10-17",
             "Statement": [
               {"Sid": "OwnRows", "Effect": "Allow", "Action": "dynamodb:GetItem", "Resource": "*", "Condition": {
                 "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": "${aws:PrincipalTag/userId}"},
                 "Null": {"dynamodb:LeadingKeys": "false"}}},
               {"Sid": "NoDelete", "Effect": "Deny", "Action": "dynamodb:DeleteItem", "Resource": "*"}]}
            """;

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({SigningConfiguration.class, WireConfiguration.class, IamConfiguration.class})
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
            return id -> switch (id) {
                case "AKIAOPERATOR" -> Optional.of(new AccessKey(id, "secret", null, null, OPERATOR));
                case "AKIANOBODY" -> Optional.of(new AccessKey(id, "secret", null, null, NOBODY));
                default -> Optional.empty();
            };
        }

        @Bean
        PolicySource policies() {
            return principal -> principal.equals(OPERATOR) ? Policies.identity(List.of(MAY_SIMULATE)) : Policies.none();
        }

        @Bean
        AttachedPolicies attachedPolicies() {
            return arn -> Optional.of(Policies.identity(List.of(PolicyDocument.parse("customer.json", OWN_ROWS))))
                    .filter(policies -> arn.equals(CUSTOMER_ROLE));
        }
    }

    @LocalServerPort
    private int port;

    @Test
    void allowsOnesOwnRow() {
        EvaluationResult result = simulate("dynamodb:GetItem", key("user-1"), tag("user-1"));

        assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        assertThat(result.evalActionName()).isEqualTo("dynamodb:GetItem");
        assertThat(result.evalResourceName()).isEqualTo(TABLE);
        assertThat(result.missingContextValues()).isEmpty();
        assertThat(result.matchedStatements()).singleElement().satisfies(statement -> {
            assertThat(statement.sourcePolicyId()).isEqualTo("PolicyInputList.1");
            assertThat(statement.startPosition().line()).isEqualTo(3);
            assertThat(statement.startPosition().column()).isEqualTo(4);
            assertThat(statement.endPosition().line()).isEqualTo(5);
        });
    }

    @Test
    void deniesAnothersRow() {
        EvaluationResult result = simulate("dynamodb:GetItem", key("user-2"), tag("user-1"));

        assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(result.matchedStatements()).isEmpty();
    }

    @Test
    void namesTheKeysThatTheSimulationWasNotGiven() {
        EvaluationResult result = simulate("dynamodb:GetItem", key("user-1"));

        assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(result.missingContextValues()).containsExactly("aws:PrincipalTag/userId");
    }

    @Test
    void tellsAnExplicitDenyAndItsStatement() {
        EvaluationResult result = simulate("dynamodb:DeleteItem", key("user-1"), tag("user-1"));

        assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.EXPLICIT_DENY);
        assertThat(result.matchedStatements())
                .singleElement()
                .satisfies(statement ->
                        assertThat(statement.startPosition().line()).isEqualTo(6));
    }

    @Test
    void triesEveryActionOnEveryResourceByPages() {
        SimulateCustomPolicyRequest request = SimulateCustomPolicyRequest.builder()
                .policyInputList(OWN_ROWS)
                .actionNames("dynamodb:GetItem", "dynamodb:DeleteItem")
                .resourceArns(TABLE, TABLE + "-2")
                .maxItems(3)
                .build();

        assertThat(operator().simulateCustomPolicyPaginator(request).evaluationResults())
                .extracting(result -> result.evalActionName() + " " + result.evalResourceName())
                .containsExactly(
                        "dynamodb:GetItem " + TABLE,
                        "dynamodb:GetItem " + TABLE + "-2",
                        "dynamodb:DeleteItem " + TABLE,
                        "dynamodb:DeleteItem " + TABLE + "-2");
    }

    @Test
    void keepsToAPermissionsBoundary() {
        SimulateCustomPolicyResponse response = operator()
                .simulateCustomPolicy(request -> request.policyInputList(allow("s3:*"))
                        .permissionsBoundaryPolicyInputList(allow("dynamodb:*"))
                        .actionNames("s3:GetObject"));

        EvaluationResult result = response.evaluationResults().getFirst();
        assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
        assertThat(result.permissionsBoundaryDecisionDetail().allowedByPermissionsBoundary())
                .isFalse();
    }

    @Test
    void looksAtAResourcePolicyAsTheCaller() {
        SimulateCustomPolicyResponse response = operator()
                .simulateCustomPolicy(request -> request.policyInputList(allow("sqs:*"))
                        .callerArn("arn:aws:iam::123456789012:user/alice")
                        .resourcePolicy("""
                                {"Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*",
                                 "Principal":{"AWS":"arn:aws:iam::123456789012:user/alice"}}}""")
                        .actionNames("s3:GetObject"));

        EvaluationResult result = response.evaluationResults().getFirst();
        assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        assertThat(result.matchedStatements().getFirst().sourcePolicyId()).isEqualTo("ResourcePolicy");
    }

    @Test
    void simulatesARoleWithItsOwnPolicies() {
        EvaluationResult result = operator()
                .simulatePrincipalPolicy(request -> request.policySourceArn(CUSTOMER_ROLE)
                        .actionNames("dynamodb:GetItem")
                        .resourceArns(TABLE)
                        .contextEntries(key("user-1"), tag("user-1")))
                .evaluationResults()
                .getFirst();

        assertThat(result.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
        assertThat(result.matchedStatements().getFirst().sourcePolicyId()).isEqualTo("customer.json");
    }

    @Test
    void listsTheKeysOfAPolicy() {
        assertThat(operator()
                        .getContextKeysForCustomPolicy(request -> request.policyInputList(OWN_ROWS))
                        .contextKeyNames())
                .containsExactly("aws:PrincipalTag/userId", "dynamodb:LeadingKeys");
    }

    @Test
    void refusesAPolicyThatIamWouldRefuse() {
        assertThatThrownBy(() -> operator()
                        .simulateCustomPolicy(
                                request -> request.policyInputList(allow("s3:*"), OWN_ROWS.replace("Null", "Nil"))
                                        .actionNames("s3:GetObject")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("PolicyInputList.2#/Statement/0/Condition/Nil: is no condition operator");
    }

    @Test
    void refusesInputThatMakesNoSense() {
        assertInvalid(request -> request.actionNames("s3:*"), "ActionNames");
        assertInvalid(request -> request.actionNames("s3:Get").resourceArns("orders"), "ResourceArns");
        assertInvalid(request -> request.actionNames("s3:Get").resourceOwner(CUSTOMER_ROLE), "ResourceOwner");
        assertInvalid(request -> request.actionNames("s3:Get").callerArn(CUSTOMER_ROLE), "CallerArn");
        assertInvalid(request -> request.actionNames("s3:Get").marker("next"), "Marker");
        assertInvalid(
                request -> request.actionNames("s3:Get")
                        .contextEntries(ContextEntry.builder()
                                .contextKeyName("a:b")
                                .contextKeyType("text")
                                .contextKeyValues("c")
                                .build()),
                "ContextKeyType");
        assertInvalid(
                request -> request.actionNames("s3:Get")
                        .contextEntries(ContextEntry.builder()
                                .contextKeyName("a:b")
                                .contextKeyType(ContextKeyTypeEnum.STRING)
                                .contextKeyValues("c", "d")
                                .build()),
                "takes one value");
        assertError(
                () -> operator().simulateCustomPolicy(request -> request.policyInputList(allow("s3:*"))),
                "ValidationError");
        assertError(
                () -> operator()
                        .simulateCustomPolicy(request -> request.policyInputList(allow("s3:*"))
                                .actionNames("s3:Get")
                                .resourcePolicy(allow("s3:*"))),
                "ValidationError");
    }

    @Test
    void knowsNoOtherRole() {
        assertThatThrownBy(() -> operator()
                        .simulatePrincipalPolicy(request -> request.policySourceArn(CUSTOMER_ROLE + "-of-nobody")
                                .actionNames("s3:GetObject")))
                .isInstanceOf(NoSuchEntityException.class);
    }

    @Test
    void isNotForEverybody() {
        assertError(
                () -> client("AKIANOBODY")
                        .simulateCustomPolicy(request ->
                                request.policyInputList(allow("s3:*")).actionNames("s3:GetObject")),
                "AccessDenied");
    }

    @Test
    void knowsNoOtherOperation() {
        assertError(() -> operator().listUsers(), "InvalidAction");
    }

    private EvaluationResult simulate(String action, ContextEntry... context) {
        return operator()
                .simulateCustomPolicy(request -> request.policyInputList(OWN_ROWS)
                        .actionNames(action)
                        .resourceArns(TABLE)
                        .contextEntries(context))
                .evaluationResults()
                .getFirst();
    }

    private void assertInvalid(Consumer<SimulateCustomPolicyRequest.Builder> input, String about) {
        assertThatThrownBy(() -> operator()
                        .simulateCustomPolicy(request -> input.accept(request.policyInputList(allow("s3:*")))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(about);
    }

    private static void assertError(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        IamException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo(code));
    }

    private IamClient operator() {
        return client("AKIAOPERATOR");
    }

    private IamClient client(String accessKeyId) {
        return IamClient.builder()
                .endpointOverride(URI.create("http://localhost:" + port))
                .region(Region.EU_WEST_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, "secret")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static String allow(String action) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\"}}"
                .formatted(action);
    }

    private static ContextEntry key(String value) {
        return ContextEntry.builder()
                .contextKeyName("dynamodb:LeadingKeys")
                .contextKeyType(ContextKeyTypeEnum.STRING_LIST)
                .contextKeyValues(value)
                .build();
    }

    private static ContextEntry tag(String value) {
        return ContextEntry.builder()
                .contextKeyName("aws:PrincipalTag/userId")
                .contextKeyType(ContextKeyTypeEnum.STRING)
                .contextKeyValues(value)
                .build();
    }
}
