package dev.orders.e2e.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** One customer, with credentials that are really theirs, against another customer's rows. */
@ExtendWith(Target.class)
@Needs(Need.API)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowAttackIT {

    private Tokens victim;
    private Tokens attacker;
    private OrdersApi victimsApi;
    private Rows rows;
    private DynamoDbClient attackersDb;
    private DynamoDbClient victimsDb;

    @BeforeAll
    void placeTheVictimsOrder(Environment environment) {
        HostedUi hostedUi = new HostedUi(environment);
        Aws aws = new Aws(environment);
        victim = hostedUi.signIn(environment.account("customer1"));
        attacker = hostedUi.signIn(environment.account("customer2"));
        victimsApi = OrdersApi.of(environment, victim);
        String order = victimsApi.place("PEN-GEL-BLK", 1).get("orderId").asString();
        rows = Rows.of(environment, victim.subject(), order, attacker.subject());
        attackersDb = aws.dynamoDb(aws.credentials(attacker.idToken()));
        victimsDb = aws.dynamoDb(aws.credentials(victim.idToken()));
    }

    @AfterAll
    void close() {
        attackersDb.close();
        victimsDb.close();
    }

    @ParameterizedTest
    @EnumSource
    void isRefusedByIam(RowAttack attack) {
        DynamoDbException refusal = catchThrowableOfType(DynamoDbException.class, () -> attack.run(attackersDb, rows));

        assertThat(refusal).as("%s went through", attack).isNotNull();
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException");
        assertThat(refusal.getMessage())
                .contains("assumed-role/", "/CognitoIdentityCredentials", "is not authorized to perform: dynamodb:");
    }

    @Test
    void leavesTheOrderAsItWas() {
        Map<String, AttributeValue> row = victimsDb
                .getItem(r -> r.tableName(rows.table()).key(rows.key()).consistentRead(true))
                .item();

        assertThat(row).isNotEmpty().doesNotContainKey("note").containsEntry("version", AttributeValue.fromN("1"));
    }

    @Test
    void ownersCanNotDecideOnTheirOwnOrders() {
        assertThatThrownBy(() -> victimsDb.putItem(r -> r.tableName(rows.approvals())
                        .item(Map.of(
                                "userId", Rows.text(victim.subject()),
                                "orderId", Rows.text(rows.order()),
                                "status", Rows.text("APPROVED")))))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        refusal -> assertThat(refusal.awsErrorDetails().errorCode())
                                .isEqualTo("AccessDeniedException"));
    }

    @Test
    void ownersCanNotDeleteAnOrder() {
        assertThatThrownBy(() ->
                        victimsDb.deleteItem(r -> r.tableName(rows.table()).key(rows.key())))
                .hasMessageContaining("dynamodb:DeleteItem");
    }

    @Test
    void theApiAnswersNotFoundForAnotherCustomersOrder(Environment environment) {
        OrdersApi api = OrdersApi.of(environment, attacker);

        assertThat(api.get("/orders/" + rows.order()).status()).isEqualTo(404);
        assertThat(api.post("/orders/" + rows.order() + "/cancel", "").status()).isEqualTo(404);
        assertThat(api.get("/orders?limit=100").body()).doesNotContain(rows.order());
        assertThat(victimsApi.await(rows.order(), "APPROVED").has("cancelledAt"))
                .isFalse();
    }
}
