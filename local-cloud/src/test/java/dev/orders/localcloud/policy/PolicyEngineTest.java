package dev.orders.localcloud.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.orders.localcloud.policy.Decision.Denied;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;

class PolicyEngineTest {

    private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders";
    private static final Principal CUSTOMER = new Principal.RoleSession(
            "123456789012", "AROA1", "customer", "session", Map.of("userId", "sub-1"), Map.of());
    private static final PolicyDocument OWN_ROWS = PolicyDocument.parse("customer.json", """
            {"Version": "2012-10-17", "Statement": [{"Sid": "OwnRows", "Effect": "Allow", "Action": "dynamodb:GetItem",
              "Resource": "arn:aws:dynamodb:*:*:table/orders", "Condition": {
              "ForAllValues:StringEquals": {"dynamodb:LeadingKeys": "${aws:PrincipalTag/userId}"},
              "Null": {"dynamodb:LeadingKeys": "false"}}}]}
            """);

    private final PolicyEngine engine = new PolicyEngine();

    @Test
    void saysWhatAwsSays() {
        AccessRequest request = row("sub-2");
        assertThat(decide(request))
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.message(CUSTOMER, request))
                                .isEqualTo("User: arn:aws:sts::123456789012:assumed-role/customer/session is not"
                                        + " authorized to perform: dynamodb:GetItem on resource: " + TABLE
                                        + " because no identity-based policy allows the dynamodb:GetItem action"));
    }

    @Test
    void namesNoResourceWhereThereIsNone() {
        AccessRequest request = new AccessRequest("states:SendTaskSuccess", "*");
        assertThat(decide(request))
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.message(CUSTOMER, request))
                                .isEqualTo("User: arn:aws:sts::123456789012:assumed-role/customer/session is not"
                                        + " authorized to perform: states:SendTaskSuccess because no identity-based"
                                        + " policy allows the states:SendTaskSuccess action"));
    }

    @Test
    void saysWhichConditionKeptAStatementFromApplying() {
        assertThat(decide(row("sub-2")))
                .isInstanceOfSatisfying(
                        Denied.class,
                        denied -> assertThat(denied.nearMisses())
                                .containsExactly(new NearMiss(
                                        new StatementMatch(
                                                PolicyType.IDENTITY, "customer.json", "OwnRows", Effect.ALLOW),
                                        "ForAllValues:StringEquals",
                                        "dynamodb:LeadingKeys",
                                        List.of("${aws:PrincipalTag/userId}"),
                                        List.of("sub-2"))));
    }

    @Test
    void takesNoIdentityPolicyForTrust() {
        assertThatExceptionOfType(InvalidPolicyException.class)
                .isThrownBy(() -> engine.trust(CUSTOMER, OWN_ROWS, row("sub-1"), RequestContext.empty()));
    }

    @Test
    void readsWhatTheSdksPolicyBuilderWrites() {
        IamPolicy written = IamPolicy.builder()
                .addStatement(statement -> statement
                        .sid("Rows")
                        .effect(IamEffect.ALLOW)
                        .addAction("dynamodb:GetItem")
                        .addResource(TABLE)
                        .addCondition(condition -> condition
                                .operator(IamConditionOperator.STRING_EQUALS.addPrefix("ForAllValues:"))
                                .key("dynamodb:LeadingKeys")
                                .value("${aws:PrincipalTag/userId}")))
                .build();
        Policies policies = Policies.identity(List.of(PolicyDocument.parse("built", written.toJson())));

        assertThat(engine.decide(CUSTOMER, policies, row("sub-1"), global())).isInstanceOf(Decision.Allowed.class);
        assertThat(engine.decide(CUSTOMER, policies, row("sub-2"), global())).isInstanceOf(Denied.class);
    }

    @Test
    void warnsOfConditionsThatAMissingKeyPasses() {
        String statement = "\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":";
        assertThat(warnings(statement + "{\"ForAllValues:StringEquals\":{\"dynamodb:LeadingKeys\":\"a\"}}"))
                .containsExactly("p/Statement: ForAllValues:StringEquals on dynamodb:LeadingKeys allows a request that"
                        + " does not carry the key: add \"Null\": {\"dynamodb:LeadingKeys\": \"false\"}");
        assertThat(warnings(statement + "{\"StringEquals\":{\"dynamodb:LeadingKeys\":\"a\"}}"))
                .containsExactly("p/Statement: StringEquals on dynamodb:LeadingKeys compares a key of several values:"
                        + " use ForAllValues or ForAnyValue");
        assertThat(warnings(statement + "{\"ForAnyValue:StringEquals\":{\"aws:username\":\"a\"}}"))
                .containsExactly("p/Statement: ForAnyValue:StringEquals on aws:username compares a key of one value:"
                        + " use the plain operator");
        assertThat(OWN_ROWS.warnings()).isEmpty();
    }

    @Test
    void decidesThousandsOfTimesASecond() {
        Policies policies = Policies.identity(List.of(OWN_ROWS, OWN_ROWS, OWN_ROWS, OWN_ROWS, OWN_ROWS));
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int round = 0; round < 50_000; round++) {
                assertThat(engine.decide(CUSTOMER, policies, row("sub-1"), global())
                                .matches())
                        .hasSize(5);
            }
        });
    }

    private static List<String> warnings(String statement) {
        return PolicyDocument.parse("p", "{\"Version\":\"2012-10-17\",\"Statement\":{" + statement + "}}")
                .warnings();
    }

    private Decision decide(AccessRequest request) {
        return engine.decide(CUSTOMER, Policies.identity(List.of(OWN_ROWS)), request, global());
    }

    private static AccessRequest row(String key) {
        return new AccessRequest(
                "dynamodb:GetItem", TABLE, RequestContext.empty().with("dynamodb:LeadingKeys", key));
    }

    private static RequestContext global() {
        return GlobalContext.of(CUSTOMER, Instant.parse("2026-01-31T12:00:00Z"), "203.0.113.7", true, "eu-west-1");
    }
}
