package dev.orders.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles may do what they are there for, and nothing else. */
@ExtendWith(Target.class)
@Needs(Need.DEVELOPER)
class RolePermissionsIT {

    @Test
    void theServiceItselfReadsTheCatalogueSendsDecisionsAndReadsNoOrder(Environment environment) {
        assertThat(permissions(environment).of("api-service"))
                .containsExactlyInAnyOrder("Scan products", "SendTaskSuccess *", "PutRecords telemetry");
    }

    @Test
    void theWorkflowWritesApprovalsAndTasksAndNoOrder(Environment environment) {
        assertThat(permissions(environment).of("order-approval"))
                .containsExactlyInAnyOrder(
                        "ConditionCheckItem orders",
                        "ConditionCheckItem approval-tasks",
                        "BatchGetItem products",
                        "PutItem order-approvals",
                        "UpdateItem order-approvals",
                        "PutItem approval-tasks",
                        "DeleteItem approval-tasks",
                        "AdminGetUser " + environment.get("user_pool_id"),
                        "SendEmail orders@example.com",
                        "PutRecord telemetry");
    }

    @Test
    void theCancellationEndsWaitsAndWritesNothing(Environment environment) {
        assertThat(permissions(environment).of("order-cancellation")).containsExactly("SendTaskFailure *");
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-approval", "order-cancellation"})
    void aPipeStartsItsOwnWorkflow(String workflow, Environment environment) {
        assertThat(permissions(environment).of(workflow + "-pipe"))
                .containsExactlyInAnyOrder(
                        "DescribeStream orders/stream/now",
                        "GetRecords orders/stream/now",
                        "GetShardIterator orders/stream/now",
                        "StartExecution " + workflow,
                        "SendMessage " + workflow + "-dead-letters");
    }

    @Test
    void theFrontEndTellsWhatHappenedAndNothingElse(Environment environment) {
        assertThat(permissions(environment).of("web-frontend")).containsExactly("PutRecords telemetry");
    }

    @Test
    void theGatewayPutsEventsAndReadsNone(Environment environment) {
        assertThat(permissions(environment).of("gateway-telemetry"))
                .containsExactlyInAnyOrder("PutRecord telemetry", "PutRecords telemetry");
    }

    @Test
    void theRollupReadsEventsAndWritesCountersAlone(Environment environment) {
        assertThat(permissions(environment).of("telemetry-rollup"))
                .containsExactlyInAnyOrder(
                        "GetItem telemetry-rollups",
                        "UpdateItem telemetry-rollups",
                        "DescribeStream telemetry",
                        "DescribeStreamSummary telemetry",
                        "ListShards telemetry",
                        "GetShardIterator telemetry",
                        "GetRecords telemetry",
                        "SendMessage telemetry-rollup-failures");
    }

    @Test
    void anOperatorReadsWhatWasCountedAndTheEventsAndNoOrder(Environment environment) {
        assertThat(permissions(environment).of("operator"))
                .containsExactlyInAnyOrder(
                        "Query telemetry-rollups",
                        "DescribeStreamSummary telemetry",
                        "ListShards telemetry",
                        "GetShardIterator telemetry",
                        "GetRecords telemetry");
    }

    @Test
    void anApproverWhoNamesNoAttributesReachesNothing(Environment environment) {
        assertThat(permissions(environment).of("approver")).isEmpty();
    }

    @Test
    void aCustomerWhoseRowsAreNotNamedReachesNothing(Environment environment) {
        assertThat(permissions(environment).of("customer")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aGuardedReadIsAllowedAsItIsMadeAndInNoOtherWay(GuardedRead read, Environment environment) {
        assertThat(read.deviationsAllowedBy(permissions(environment))).isEmpty();
        assertThat(read.isAllowedBy(permissions(environment))).isTrue();
    }

    private static RolePermissions permissions(Environment environment) {
        return new RolePermissions(environment, environment.developer().orElseThrow());
    }
}
