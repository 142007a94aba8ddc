package dev.orders.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orders.e2e.attacks.TelemetryAttack.Target;
import dev.orders.e2e.client.Arns;
import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import java.time.Instant;
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
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Everybody who has AWS credentials of their own, against what operators see and what it is counted from. */
@ExtendWith(dev.orders.e2e.environment.Target.class)
@Needs(Need.API)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TelemetryAttackIT {

    private static final EnumSet<TelemetryAttack> OPERATORS_RIGHTS = EnumSet.of(
            TelemetryAttack.QUERY_THE_NUMBERS,
            TelemetryAttack.READ_THE_EVENTS,
            TelemetryAttack.LIST_THE_SHARDS,
            TelemetryAttack.DESCRIBE_THE_STREAM);

    private final Map<String, Attacker> attackers = new LinkedHashMap<>();
    private Target target;

    @BeforeAll
    void signIn(Environment environment) {
        HostedUi hostedUi = new HostedUi(environment);
        Aws aws = new Aws(environment);
        AwsSessionCredentials customers = aws.credentials(
                hostedUi.signIn(environment.account("customer1")).idToken());
        Tokens approver = hostedUi.signInToApprove(environment.account("approver1"));
        String approverRole = Arns.of(environment, customers).role("approver");
        attackers.put("a customer", Attacker.with(environment, customers));
        attackers.put("an approver", Attacker.with(environment, aws.credentials(approver.idToken(), approverRole)));
        attackers.put(
                "an operator",
                Attacker.with(
                        environment,
                        aws.credentials(hostedUi.signIn(environment.account("operator1"))
                                .idToken())));
        target = new Target(
                environment.get("telemetry_rollups_table"),
                environment.get("telemetry_stream"),
                "orders#" + Instant.now().toString().substring(0, 13));
    }

    @AfterAll
    void close() {
        attackers.values().forEach(Attacker::close);
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedByIamWhoeverTries(TelemetryAttack attack) {
        attackers.forEach((who, attacker) -> {
            if (who.equals("an operator") && OPERATORS_RIGHTS.contains(attack)) {
                return;
            }
            AwsServiceException refusal =
                    catchThrowableOfType(AwsServiceException.class, () -> attack.run(attacker, target));

            assertThat(refusal).as("%s by %s went through", attack, who).isNotNull();
            assertThat(refusal.awsErrorDetails().errorCode())
                    .as("%s by %s: %s", attack, who, refusal.getMessage())
                    .startsWith("AccessDenied");
        });
    }

    @Test
    void anOperatorHasTheirRights() {
        OPERATORS_RIGHTS.forEach(right -> right.run(attackers.get("an operator"), target));
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer1", "approver1"})
    void theSummaryIsForOperators(String account, Environment environment) {
        Tokens tokens = new HostedUi(environment).signInToApprove(environment.account(account));

        OrdersApi.Answer answer = OrdersApi.of(environment, tokens).get("/telemetry/summary");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("type").asString()).endsWith(":not-an-operator");
    }

    /** Both tokens are checked, and belong together. */
    @Test
    void anOperatorsTokenBesideACustomersOpensNothing(Environment environment) {
        HostedUi hostedUi = new HostedUi(environment);
        Tokens operator = hostedUi.signIn(environment.account("operator1"));
        Tokens customer = hostedUi.signIn(environment.account("customer1"));

        assertThat(OrdersApi.with(environment.apiUrl(), customer.accessToken(), operator.idToken())
                        .get("/telemetry/summary")
                        .status())
                .isEqualTo(401);
        assertThat(OrdersApi.with(environment.apiUrl(), "", operator.idToken())
                        .get("/telemetry/summary")
                        .status())
                .isEqualTo(401);
    }
}
