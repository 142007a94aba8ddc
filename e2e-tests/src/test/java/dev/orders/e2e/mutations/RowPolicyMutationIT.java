package dev.orders.e2e.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.attacks.RowAttack;
import dev.orders.e2e.attacks.Rows;
import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.LocalProcess;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Takes a guard out of the customers' policy and shows that the matching attack then succeeds: so the attacks test it. */
class RowPolicyMutationIT {

    private static final String LEADING_KEYS =
            "\"ForAllValues:StringEquals\": \\{ \"dynamodb:LeadingKeys\": \"[^\"]*\" }";
    private static final String NULL_GUARD = ",\\s*\"Null\": \\{ \"dynamodb:LeadingKeys\": \"false\" }";

    @TempDir
    private Path folder;

    @Test
    void withoutTheLeadingKeysConditionEveryGrantedOperationReachesAnothersRow() {
        DefinitionsCopy mutant = DefinitionsCopy.in(folder)
                .replace("policies/customer.json", LEADING_KEYS, "\"StringLike\": { \"aws:PrincipalArn\": \"*\" }");

        assertThat(successes(mutant))
                .containsExactlyElementsOf(Arrays.stream(RowAttack.values())
                        .filter(RowAttack::grantedOnOwnRows)
                        .toList());
    }

    @Test
    void theNullGuardHoldsWhereAnOperationWithoutLeadingKeysIsGrantedByMistake() {
        assertThat(successes(scanGranted())).isEmpty();
    }

    @Test
    void withoutTheNullGuardSuchAnOperationReachesEveryRow() {
        DefinitionsCopy mutant = scanGranted().replace("policies/customer.json", NULL_GUARD, "");

        assertThat(successes(mutant)).containsExactly(RowAttack.SCAN, RowAttack.SCAN_FILTERED_TO_OWN_ROWS);
    }

    @Test
    void withAnotherClaimInThePrincipalTagOwnersLoseTheirRows() {
        DefinitionsCopy mutant = DefinitionsCopy.in(folder).replace("identity.yaml", "userId: sub", "userId: aud");

        try (LocalProcess local = LocalProcess.startOn(mutant.folder())) {
            Environment environment = local.awaitReady();
            Aws aws = new Aws(environment);
            Tokens owner = new HostedUi(environment).signIn(environment.account("customer1"));
            try (DynamoDbClient db = aws.dynamoDb(aws.credentials(owner.idToken()))) {
                Rows rows =
                        Rows.of(environment, owner.subject(), UUID.randomUUID().toString(), owner.subject());
                assertThat(succeeds(RowAttack.GET, db, rows)).isFalse();
            }
        }
    }

    private DefinitionsCopy scanGranted() {
        return DefinitionsCopy.in(folder)
                .replace("policies/customer.json", "\"dynamodb:Query\",", "\"dynamodb:Query\", \"dynamodb:Scan\",");
    }

    /** The attacks that go through in an environment of these definitions. */
    private static List<RowAttack> successes(DefinitionsCopy definitions) {
        try (LocalProcess local = LocalProcess.startOn(definitions.folder())) {
            Environment environment = local.awaitReady();
            HostedUi hostedUi = new HostedUi(environment);
            Aws aws = new Aws(environment);
            Tokens victim = hostedUi.signIn(environment.account("customer1"));
            Tokens attacker = hostedUi.signIn(environment.account("customer2"));
            Rows rows = Rows.of(environment, victim.subject(), UUID.randomUUID().toString(), attacker.subject());
            try (DynamoDbClient victims = aws.dynamoDb(aws.credentials(victim.idToken()));
                    DynamoDbClient attackers = aws.dynamoDb(aws.credentials(attacker.idToken()))) {
                victims.putItem(r -> r.tableName(rows.table()).item(rows.key()));
                return Arrays.stream(RowAttack.values())
                        .filter(attack -> succeeds(attack, attackers, rows))
                        .toList();
            }
        }
    }

    private static boolean succeeds(RowAttack attack, DynamoDbClient attacker, Rows rows) {
        try {
            attack.run(attacker, rows);
            return true;
        } catch (DynamoDbException refusal) {
            assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
            return false;
        }
    }
}
