package dev.orders.e2e.mutations;

import static dev.orders.e2e.attacks.ApprovalAttack.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.attacks.ApprovalAttack;
import dev.orders.e2e.attacks.Attacker;
import dev.orders.e2e.attacks.GuardedRead;
import dev.orders.e2e.attacks.GuardedRead.Deviation;
import dev.orders.e2e.attacks.RolePermissions;
import dev.orders.e2e.attacks.WaitingOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Takes one kind of guard out of every policy of the approvals at a time, and shows that what it guards against then goes
 * through, and nothing else does: so each guard is needed, and the attacks test it. Roles of services are asked of IAM.
 */
class GuardMutationIT {

    private static final List<String> QUEUE_READERS =
            List.of("policies/approver.json", "policies/api-service.json", "policies/order-cancellation.json");
    private static final String ORDER_READER = "policies/order-approval.json";
    private static final String SELECT = "\"StringEquals\": \\{ \"dynamodb:Select\": \"SPECIFIC_ATTRIBUTES\" },\\s*";

    @TempDir
    private Path folder;

    @Test
    void withoutLeadingKeysEveryQueueIsRead() {
        DefinitionsCopy mutant = everywhere("\"dynamodb:LeadingKeys\": \\[[^]]*],\\s*", "", false);

        assertOnlyAllowed(mutant, EnumSet.of(Deviation.ANOTHER_PARTITION), EnumSet.of(QUERY_A_QUEUE_OF_NO_APPROVER));
    }

    @Test
    void withoutAttributesTheTokenIsRead() {
        DefinitionsCopy mutant = everywhere("\"dynamodb:Attributes\": \\[[^]]*]", "\"aws:TagKeys\": [\"none\"]", true);

        assertOnlyAllowed(
                mutant,
                EnumSet.of(Deviation.ANOTHER_ATTRIBUTE),
                EnumSet.of(
                        GET_THE_TOKEN,
                        GET_THE_TOKEN_BY_PLACEHOLDER,
                        GET_THE_TOKEN_BY_LEGACY_ATTRIBUTES,
                        GET_A_PART_OF_THE_TOKEN,
                        BATCH_GET_THE_TOKEN,
                        TRANSACT_GET_THE_TOKEN,
                        QUERY_THE_TOKENS,
                        QUERY_TASKS_WHOSE_TOKEN_BEGINS_SO));
    }

    @Test
    void withoutSelectWhateverNamesNoAttributeReadsAll() {
        DefinitionsCopy mutant = everywhere(SELECT, "", true);

        assertOnlyAllowed(
                mutant,
                EnumSet.of(Deviation.ALL_ATTRIBUTES),
                EnumSet.of(
                        GET_ALL_OF_A_TASK,
                        BATCH_GET_ALL_OF_A_TASK,
                        QUERY_ALL_OF_THE_TASKS,
                        QUERY_ALL_ATTRIBUTES,
                        QUERY_ALL_BEHIND_A_PERMITTED_FILTER));
    }

    /** No operation that is granted lacks a key or an attribute: the guard is for one that is granted by mistake. */
    @Test
    void withoutNullAnOperationThatNamesNothingWouldBeAllowed() {
        DefinitionsCopy mutant = everywhere(",\\s*\"Null\": \\{[^}]*}", "", true);

        assertOnlyAllowed(
                mutant,
                EnumSet.of(Deviation.NO_PARTITION, Deviation.NO_ATTRIBUTE),
                EnumSet.noneOf(ApprovalAttack.class));
    }

    private DefinitionsCopy everywhere(String guard, String replacement, boolean readersOfOrders) {
        DefinitionsCopy mutant = DefinitionsCopy.in(folder);
        for (String policy : QUEUE_READERS) {
            mutant = mutant.replace(policy, guard, replacement);
        }
        return readersOfOrders ? mutant.replace(ORDER_READER, guard, replacement) : mutant;
    }

    private static void assertOnlyAllowed(
            DefinitionsCopy definitions, Set<Deviation> deviations, Set<ApprovalAttack> attacks) {
        try (BareCloud cloud = BareCloud.of(definitions);
                Attacker approver = cloud.approver()) {
            String order = cloud.putLarge();
            cloud.awaitTask(order);
            WaitingOrder target = cloud.waiting(order);

            assertThat(Arrays.stream(ApprovalAttack.values()).filter(attack -> succeeds(attack, approver, target)))
                    .containsExactlyInAnyOrderElementsOf(attacks);
            RolePermissions permissions = new RolePermissions(
                    cloud.environment(), cloud.environment().developer().orElseThrow());
            for (GuardedRead read : GuardedRead.values()) {
                assertThat(read.deviationsAllowedBy(permissions))
                        .as(read.name())
                        .isEqualTo(guarded(read, deviations));
            }
        }
    }

    private static Set<Deviation> guarded(GuardedRead read, Set<Deviation> deviations) {
        Set<Deviation> guarded = EnumSet.copyOf(deviations);
        guarded.removeIf(deviation -> !read.refuses(deviation));
        return guarded;
    }

    private static boolean succeeds(ApprovalAttack attack, Attacker attacker, WaitingOrder target) {
        try {
            attack.run(attacker, target);
            return true;
        } catch (AwsServiceException refusal) {
            return !refusal.awsErrorDetails().errorCode().startsWith("AccessDenied");
        }
    }
}
