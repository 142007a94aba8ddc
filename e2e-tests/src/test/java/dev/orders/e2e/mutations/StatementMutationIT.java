package dev.orders.e2e.mutations;

import static dev.orders.e2e.attacks.ApprovalAttack.PUT_AN_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.orders.e2e.attacks.Attacker;
import dev.orders.e2e.client.Await;
import dev.orders.e2e.client.Telemetry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Takes statements out of the policies of the approvals, or adds one, and shows what then fails and what goes on. */
class StatementMutationIT {

    @TempDir
    private Path folder;

    @Test
    void whoCanNotTellStillDecidesAndWhoCanNotEndAWaitLeavesIt() {
        DefinitionsCopy mutant = DefinitionsCopy.in(folder)
                .replace("policies/order-approval.json", "kinesis:PutRecord", "kinesis:DescribeStream")
                .replace("policies/order-approval.json", "ses:SendEmail", "ses:GetAccount")
                .replace("policies/order-approval.json", "cognito-idp:AdminGetUser", "cognito-idp:DescribeUserPool")
                .replace("policies/order-cancellation.json", "states:SendTaskFailure", "states:SendTaskHeartbeat");

        try (BareCloud cloud = BareCloud.of(mutant)) {
            String large = cloud.putLarge();
            cloud.awaitTask(large);
            cloud.cancel(large);
            String small = cloud.putSmall();
            cloud.awaitStatus(small, "APPROVED");
            assertThat(cloud.approvals().queuesOf(large)).containsExactly("approvers");
            assertThat(Telemetry.of(cloud.environment()).decided()).isEmpty();
        }
    }

    @Test
    void whatCanNotBeRecordedIsTriedAgainAndNotApproved() {
        DefinitionsCopy mutant = DefinitionsCopy.in(folder)
                .replace(
                        "policies/order-approval.json",
                        "\\[\"dynamodb:PutItem\", \"dynamodb:UpdateItem\"]",
                        "\"dynamodb:Query\"");

        try (BareCloud cloud = BareCloud.of(mutant)) {
            String order = cloud.putSmall();
            List<String> running = Await.until(
                    "an execution runs",
                    () -> cloud.approvals().executions(ExecutionStatus.RUNNING),
                    executions -> !executions.isEmpty());
            Await.until(
                    "it is denied and tries again",
                    () -> cloud.approvals().denials(running.getFirst()),
                    denials -> denials > 1);

            assertThat(cloud.status(order)).isEmpty();
            assertThat(cloud.approvals().executions(ExecutionStatus.RUNNING)).containsExactlyElementsOf(running);
        }
    }

    @Test
    void aRoleThatTheWorkflowsMayNotAssumeApprovesNothing() {
        DefinitionsCopy mutant =
                DefinitionsCopy.in(folder).replace("trust/states.json", "states.amazonaws.com", "events.amazonaws.com");

        try (BareCloud cloud = BareCloud.of(mutant)) {
            String order = cloud.putSmall();
            Await.until(
                    "an execution begins",
                    () -> cloud.approvals().executions(ExecutionStatus.RUNNING),
                    executions -> !executions.isEmpty());

            assertThat(cloud.status(order)).isEmpty();
        }
    }

    @Test
    void aCustomerWhoMayWriteApprovalsApprovesTheirOwnOrder() {
        DefinitionsCopy mutant = DefinitionsCopy.in(folder)
                .replace(
                        "policies/customer.json",
                        "\"Action\": \"dynamodb:BatchGetItem\"",
                        "\"Action\": [\"dynamodb:BatchGetItem\", \"dynamodb:PutItem\"]");

        try (BareCloud cloud = BareCloud.of(mutant);
                Attacker customer = cloud.customer()) {
            String order = cloud.putLarge();
            cloud.awaitTask(order);

            assertThatCode(() -> PUT_AN_APPROVAL.run(customer, cloud.waiting(order)))
                    .doesNotThrowAnyException();
            assertThat(cloud.status(order)).isEqualTo("APPROVED");
        }
    }
}
