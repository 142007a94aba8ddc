package dev.orders.e2e.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.attacks.Attacker;
import dev.orders.e2e.attacks.RolePermissions;
import dev.orders.e2e.attacks.TelemetryAttack;
import dev.orders.e2e.client.Await;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrderNumbers;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.Rollups;
import dev.orders.e2e.client.Telemetry;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.LocalProcess;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Loosens what keeps numbers what they are, and shows that they then can be made up; and takes away the rights that counting needs,
 * and shows that nothing is counted then, and nothing lost.
 */
class TelemetryMutationIT {

    private static final String TABLE_OF_NUMBERS = "table/\\$\\{name}-telemetry-rollups";

    @TempDir
    private Path folder;

    @TempDir
    private Path data;

    /** Three guards in one start: each is about somebody else. */
    @Test
    void withLooserGuardsNumbersAreMadeUp() {
        DefinitionsCopy mutant = DefinitionsCopy.in(folder)
                .replace(
                        "policies/operator.json", "\"dynamodb:Query\"", "[\"dynamodb:Query\", \"dynamodb:UpdateItem\"]")
                .replace("policies/telemetry-rollup.json", TABLE_OF_NUMBERS, "table/\\${name}-*")
                .stampingPeopleAsServices();
        try (BareCloud cloud = BareCloud.of(mutant);
                Rollups numbers = new Rollups(cloud.environment());
                Attacker operator = cloud.operator()) {
            assertThat(Arrays.stream(TelemetryAttack.values())
                            .filter(attack -> succeeds(attack, operator, somethingElse(cloud.environment()))))
                    .containsExactlyInAnyOrder(
                            TelemetryAttack.QUERY_THE_NUMBERS,
                            TelemetryAttack.ADD_TO_A_NUMBER,
                            TelemetryAttack.TRANSACT_A_NUMBER,
                            TelemetryAttack.MOVE_THE_CHECKPOINT);
            assertThat(permissions(cloud.environment()).of("telemetry-rollup"))
                    .contains("GetItem orders", "UpdateItem orders", "UpdateItem order-approvals");
            assertThat(forgedOrderThrough(cloud.api()).status()).isEqualTo(202);
            Await.until("the forged order is counted", numbers::orders, now -> now.get("placed") == 1);
            assertThat(numbers.orders()).containsEntry("revenue EUR", 999_999_999L);
        }
    }

    /** The same data in four lives, in each of which an order is decided: in the last one the function has its rights. */
    @Test
    void withoutItsRightsTheFunctionCountsNothingAndNothingIsLost() {
        nothingIsCounted(
                "a role that trusts somebody else",
                mutant -> mutant.replace("trust/lambda.json", "lambda\\.amazonaws\\.com", "edgelambda.amazonaws.com"),
                "sts:AssumeRole");
        nothingIsCounted(
                "no right to read records",
                mutant -> mutant.replace("policies/telemetry-rollup.json", "\"kinesis:GetRecords\", ", ""),
                "kinesis:GetRecords");
        nothingIsCounted(
                "no right to write numbers",
                mutant -> mutant.replace("policies/telemetry-rollup.json", ", \"dynamodb:UpdateItem\"", "")
                        // On a slow machine half a minute may be over before this has looked at it.
                        .replace("functions.yaml", "maximumRetryAttempts: 10", "maximumRetryAttempts: 1000"),
                "Function call failed");

        try (BareCloud cloud = BareCloud.of(DefinitionsCopy.in(folder.resolve("unchanged")), data);
                Rollups numbers = new Rollups(cloud.environment())) {
            decideAnOrder(cloud);
            Await.until("all four are counted", numbers::orders, now -> now.get("approved") == 4);
            assertThat(numbers.orders())
                    .isEqualTo(OrderNumbers.of(Telemetry.of(cloud.environment()).events()));
            assertThat(numbers.failures()).isEmpty();
        }
    }

    @Test
    void withoutTheRightToPutEventsOrdersGoOnAndTheServiceSaysWhatItLost() {
        DefinitionsCopy mutant = DefinitionsCopy.in(folder)
                .replace("policies/service-telemetry.json", "\"kinesis:PutRecords\"", "\"kinesis:PutRecord\"");
        LocalProcess local = LocalProcess.start(
                Map.of("definitions", mutant.folder().toAbsolutePath().toString(), "services", "api-service"));
        try (local) {
            Environment environment = local.awaitReady();
            OrdersApi customer =
                    OrdersApi.of(environment, new HostedUi(environment).signIn(environment.account("customer1")));
            String order = customer.place("PEN-GEL-BLK", 1).get("orderId").asString();
            customer.await(order, "APPROVED");
            Await.until(
                    "the workflow, which has its right, tells of the order",
                    () -> Telemetry.of(environment).events(),
                    events -> !events.isEmpty());

            assertThat(Telemetry.of(environment).events())
                    .allSatisfy(
                            event -> assertThat(event.get("source").asString()).isEqualTo("/order-approval"));
            assertThat(local.output()).contains("Telemetry can't be put into");
        }
        assertThat(local.output()).containsPattern("Telemetry was lost; since the start: .*gave-up");
    }

    private void nothingIsCounted(String why, UnaryOperator<DefinitionsCopy> mutation, String problem) {
        DefinitionsCopy mutant = mutation.apply(DefinitionsCopy.in(folder.resolve(why)));
        try (BareCloud cloud = BareCloud.of(mutant, data);
                Rollups numbers = new Rollups(cloud.environment())) {
            decideAnOrder(cloud);
            Await.until(
                    why + " shows",
                    numbers::lastProcessingResult,
                    result -> result.startsWith("PROBLEM: ") && result.contains(problem));
            assertThat(numbers.counters()).as(why).isEmpty();
        }
    }

    /** And waits until the stream has it. */
    private static void decideAnOrder(BareCloud cloud) {
        String order = cloud.putSmall();
        Telemetry telemetry = Telemetry.of(cloud.environment());
        Await.until("the decision is told", () -> telemetry.decisionsOn(order), told -> !told.isEmpty());
    }

    private static OrdersApi.Answer forgedOrderThrough(OrdersApi api) {
        return api.post("/telemetry", """
                {"type": "order.placed", "source": "/api-service", "data": {"currency": "EUR", "total": 999999999, "lines": 1}}""");
    }

    /** Rows that the function neither reads nor writes, so that it counts on whatever becomes of them. */
    private static TelemetryAttack.Target somethingElse(Environment environment) {
        return new TelemetryAttack.Target(
                environment.get("telemetry_rollups_table"), "another-stream", "orders#2026-01-01T00");
    }

    private static RolePermissions permissions(Environment environment) {
        return new RolePermissions(environment, environment.developer().orElseThrow());
    }

    private static boolean succeeds(TelemetryAttack attack, Attacker attacker, TelemetryAttack.Target target) {
        try {
            attack.run(attacker, target);
            return true;
        } catch (AwsServiceException refusal) {
            return !List.of("AccessDeniedException", "AccessDenied")
                    .contains(refusal.awsErrorDetails().errorCode());
        }
    }
}
