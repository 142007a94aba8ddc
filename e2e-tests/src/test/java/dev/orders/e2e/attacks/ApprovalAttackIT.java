package dev.orders.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orders.e2e.client.Arns;
import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Everybody who has AWS credentials of their own, against an order that waits for an approver. */
@ExtendWith(Target.class)
@Needs(Need.API)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApprovalAttackIT {

    private static final Map<String, EnumSet<ApprovalAttack>> RIGHTS = Map.of(
            "the order's customer", EnumSet.of(ApprovalAttack.GET_THE_ORDER, ApprovalAttack.GET_PARTS_OF_THE_ORDER),
            "an operator", EnumSet.of(ApprovalAttack.READ_THE_STREAM));

    private final Map<String, Attacker> attackers = new LinkedHashMap<>();
    private OrdersApi customer;
    private OrdersApi approver;
    private WaitingOrder target;

    @BeforeAll
    void placeAnOrderThatWaits(Environment environment) {
        HostedUi hostedUi = new HostedUi(environment);
        Aws aws = new Aws(environment);
        Tokens owner = hostedUi.signIn(environment.account("customer1"));
        Tokens decider = hostedUi.signInToApprove(environment.account("approver1"));
        customer = OrdersApi.of(environment, owner);
        approver = OrdersApi.of(environment, decider);
        AwsSessionCredentials owners = aws.credentials(owner.idToken());
        String approverRole = Arns.of(environment, owners).role("approver");
        attackers.put("the order's customer", Attacker.with(environment, owners));
        attackers.put("another customer", attacker(environment, "customer2"));
        attackers.put("an operator", attacker(environment, "operator1"));
        attackers.put("an approver", Attacker.with(environment, aws.credentials(decider.idToken(), approverRole)));
        String order = customer.placeLarge();
        approver.awaitTask(order);
        target = stolen(environment, owner.subject(), order);
    }

    private static Attacker attacker(Environment environment, String account) {
        Tokens tokens = new HostedUi(environment).signIn(environment.account(account));
        return Attacker.with(environment, new Aws(environment).credentials(tokens.idToken()));
    }

    /** Where the environment lends a reader of tables, the token is the real one. */
    private static WaitingOrder stolen(Environment environment, String customer, String order) {
        WaitingOrder unknown = WaitingOrder.of(environment, customer, order, "unknown", "arn:aws:states:none");
        return environment
                .developer()
                .map(developer -> {
                    try (DynamoDbClient db = new Aws(environment).dynamoDb(developer)) {
                        Map<String, AttributeValue> task = db.getItem(
                                        r -> r.tableName(unknown.tasks()).key(unknown.taskKey()))
                                .item();
                        return WaitingOrder.of(
                                environment,
                                customer,
                                order,
                                task.get("taskToken").s(),
                                task.get("executionArn").s());
                    }
                })
                .orElse(unknown);
    }

    @AfterAll
    void close() {
        attackers.values().forEach(Attacker::close);
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedByIamWhoeverTries(ApprovalAttack attack) {
        attackers.forEach((who, attacker) -> {
            if (RIGHTS.getOrDefault(who, EnumSet.noneOf(ApprovalAttack.class)).contains(attack)) {
                return;
            }
            AwsServiceException refusal =
                    catchThrowableOfType(AwsServiceException.class, () -> attack.run(attacker, target));

            assertThat(refusal).as("%s by %s went through", attack, who).isNotNull();
            assertThat(refusal.awsErrorDetails().errorCode())
                    .as("%s by %s: %s", attack, who, refusal.getMessage())
                    .startsWith("AccessDenied");
            assertThat(refusal.getMessage()).doesNotContain(target.token());
        });
    }

    @Test
    void leavesTheOrderWaitingForAnApproverWhoThenDecides() {
        assertThat(customer.get("/orders/" + target.order())
                        .json()
                        .get("status")
                        .asString())
                .isIn("PENDING_APPROVAL", "APPROVED");
        assertThat(approver.approve(target.order()).status()).isEqualTo(200);
        assertThat(customer.get("/orders/" + target.order())
                        .json()
                        .get("status")
                        .asString())
                .isEqualTo("APPROVED");
    }
}
