package dev.orders.localcloud.dynamodb;

import static dev.orders.localcloud.dynamodb.OrdersTable.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import tools.jackson.databind.json.JsonMapper;

/** Ada may do everything in her own partition; here she tries to reach Bob's row by every operation there is. */
class LeadingKeysAttackTest {

    private static final String TABLE = OrdersTable.NAME;
    private static final Map<String, AttributeValue> OWN = key("ada", "1");
    private static final Map<String, AttributeValue> FOREIGN = key("bob", "1");
    private static final Map<String, AttributeValue> FOREIGN_ITEM = Map.of(
            "userId", AttributeValue.fromS("bob"),
            "orderId", AttributeValue.fromS("1"),
            "note", AttributeValue.fromS("forged"));
    private static final Map<String, AttributeValue> USERS =
            Map.of(":ada", AttributeValue.fromS("ada"), ":bob", AttributeValue.fromS("bob"));

    private static DynamoDbLocal local;
    private static SdkServer server;
    private static DynamoDbClient dynamoDb;

    @BeforeAll
    static void start() throws IOException {
        local = DynamoDbLocal.start(OrdersTable.LIBRARIES, null);
        new TableSetup(local, JsonMapper.shared()).create(OrdersTable.tables());
        server = new SdkServer(new DynamoDbService(local, new TableArns(OrdersTable.ACCOUNT), JsonMapper.shared()));
        dynamoDb = server.client();
        for (String user : List.of("ada", "bob")) {
            dynamoDb.putItem(request -> request.tableName(TABLE)
                    .item(Map.of(
                            "userId", AttributeValue.fromS(user),
                            "orderId", AttributeValue.fromS("1"),
                            "note", AttributeValue.fromS("of " + user))));
        }
        server.allow(request -> OrdersTable.isConfinedTo("ada", request));
    }

    @AfterAll
    static void stop() {
        server.close();
        local.close();
    }

    static Stream<Map.Entry<String, Consumer<DynamoDbClient>>> attacks() {
        Map<String, Consumer<DynamoDbClient>> attacks = new LinkedHashMap<>();
        attacks.put("GetItem", db -> db.getItem(r -> r.tableName(TABLE).key(FOREIGN)));
        attacks.put(
                "GetItem by ARN",
                db -> db.getItem(r -> r.tableName(OrdersTable.ARN).key(FOREIGN)));
        attacks.put("PutItem", db -> db.putItem(r -> r.tableName(TABLE).item(FOREIGN_ITEM)));
        attacks.put("DeleteItem", db -> db.deleteItem(r -> r.tableName(TABLE).key(FOREIGN)));
        attacks.put(
                "UpdateItem",
                db -> db.updateItem(r -> r.tableName(TABLE).key(FOREIGN).updateExpression("REMOVE note")));
        attacks.put(
                "BatchGetItem",
                db -> db.batchGetItem(r -> r.requestItems(Map.of(
                        TABLE, KeysAndAttributes.builder().keys(OWN, FOREIGN).build()))));
        attacks.put(
                "BatchGetItem by name and ARN",
                db -> db.batchGetItem(r -> r.requestItems(Map.of(
                        TABLE,
                        KeysAndAttributes.builder().keys(OWN).build(),
                        OrdersTable.ARN,
                        KeysAndAttributes.builder().keys(FOREIGN).build()))));
        attacks.put(
                "BatchWriteItem",
                db -> db.batchWriteItem(r -> r.requestItems(Map.of(
                        TABLE,
                        List.of(
                                WriteRequest.builder()
                                        .putRequest(put -> put.item(OWN))
                                        .build(),
                                WriteRequest.builder()
                                        .deleteRequest(delete -> delete.key(FOREIGN))
                                        .build())))));
        attacks.put(
                "TransactGetItems",
                db -> db.transactGetItems(r -> r.transactItems(
                        item -> item.get(get -> get.tableName(TABLE).key(OWN)),
                        item -> item.get(get -> get.tableName(TABLE).key(FOREIGN)))));
        attacks.put(
                "TransactWriteItems put",
                db -> db.transactWriteItems(r -> r.transactItems(
                        item -> item.put(put -> put.tableName(TABLE).item(FOREIGN_ITEM)))));
        attacks.put(
                "TransactWriteItems check",
                db -> db.transactWriteItems(r -> r.transactItems(
                        item -> item.put(put -> put.tableName(TABLE).item(OWN)),
                        item -> item.conditionCheck(check -> check.tableName(TABLE)
                                .key(FOREIGN)
                                .conditionExpression("attribute_not_exists(note)")))));
        attacks.put("Scan", db -> db.scan(r -> r.tableName(TABLE)));
        attacks.put(
                "Scan filtered to oneself",
                db -> db.scan(r -> r.tableName(TABLE)
                        .filterExpression("userId = :ada")
                        .expressionAttributeValues(Map.of(":ada", AttributeValue.fromS("ada")))));
        attacks.put("Query", query("userId = :bob", Map.of()));
        attacks.put("Query reversed", query(":bob = userId", Map.of()));
        attacks.put("Query by placeholder", query("#ada = :bob", Map.of("#ada", "userId")));
        attacks.put("Query with OR", query("userId = :ada OR userId = :bob", Map.of()));
        attacks.put("Query of both", query("userId = :ada AND userId = :bob", Map.of()));
        attacks.put("Query with IN", query("userId IN (:ada, :bob)", Map.of()));
        attacks.put(
                "Query by legacy condition",
                db -> db.query(r -> r.tableName(TABLE)
                        .keyConditions(Map.of(
                                "userId",
                                Condition.builder()
                                        .comparisonOperator(ComparisonOperator.EQ)
                                        .attributeValueList(AttributeValue.fromS("bob"))
                                        .build()))));
        attacks.put(
                "Query starting in the other's partition",
                db -> db.query(r -> r.tableName(TABLE)
                        .keyConditionExpression("userId = :ada")
                        .expressionAttributeValues(Map.of(":ada", AttributeValue.fromS("ada")))
                        .exclusiveStartKey(FOREIGN)));
        for (String statement : List.of(
                "SELECT * FROM \"test-orders\"",
                "SELECT * FROM \"test-orders\" WHERE userId = 'bob'",
                "SELECT * FROM \"test-orders\" WHERE userId = 'ada' OR userId = 'bob'",
                "SELECT * FROM \"test-orders\" WHERE userId IN ['ada', 'bob']",
                "SELECT * FROM \"test-orders\" WHERE userId = 'ada' OR note = 'of bob'",
                "SELECT * FROM \"test-orders\" WHERE NOT userId = 'ada'",
                "SELECT * FROM \"test-orders\" -- WHERE userId = 'ada'",
                "INSERT INTO \"test-orders\" VALUE {'userId': 'bob', 'orderId': '2'}",
                "UPDATE \"test-orders\" SET note = 'forged' WHERE userId = 'bob' AND orderId = '1'",
                "DELETE FROM \"test-orders\" WHERE userId = 'bob' AND orderId = '1' RETURNING ALL OLD *")) {
            attacks.put(statement, db -> db.executeStatement(r -> r.statement(statement)));
            attacks.put(
                    "in a batch: " + statement,
                    db -> db.batchExecuteStatement(r -> r.statements(element -> element.statement(statement))));
            attacks.put(
                    "in a transaction: " + statement,
                    db -> db.executeTransaction(r -> r.transactStatements(element -> element.statement(statement))));
        }
        return attacks.entrySet().stream();
    }

    private static Consumer<DynamoDbClient> query(String condition, Map<String, String> names) {
        return db -> db.query(r -> {
            r.tableName(TABLE).keyConditionExpression(condition).expressionAttributeValues(USERS);
            if (!names.isEmpty()) {
                r.expressionAttributeNames(names);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attacks")
    void doesNotReachAnotherUsersRow(Map.Entry<String, Consumer<DynamoDbClient>> attack) {
        assertThatThrownBy(() -> attack.getValue().accept(dynamoDb))
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode())
                                .isIn("AccessDeniedException", "ValidationException"));

        LocalAnswer row = local.call(
                DynamoDbService.TARGET + ".GetItem",
                "{\"TableName\":\"test-orders\",\"Key\":{\"userId\":{\"S\":\"bob\"},\"orderId\":{\"S\":\"1\"}}}"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(row.text()).contains("of bob");
    }

    @Test
    void reachesEveryRowWithoutTheCondition() {
        server.allow(request -> true);
        try {
            assertThat(dynamoDb.scan(request -> request.tableName(TABLE)).count())
                    .isEqualTo(2);
            assertThat(dynamoDb.executeStatement(request -> request.statement("SELECT * FROM \"test-orders\""))
                            .items())
                    .hasSize(2);
            assertThat(dynamoDb.getItem(request -> request.tableName(TABLE).key(FOREIGN))
                            .hasItem())
                    .isTrue();
        } finally {
            server.allow(request -> OrdersTable.isConfinedTo("ada", request));
        }
    }

    @Test
    void reachesOnesOwnRow() {
        assertThat(dynamoDb.getItem(request -> request.tableName(TABLE).key(OWN))
                        .hasItem())
                .isTrue();
        assertThat(dynamoDb.query(request -> request.tableName(TABLE)
                                .keyConditionExpression("userId = :ada")
                                .expressionAttributeValues(Map.of(":ada", AttributeValue.fromS("ada"))))
                        .count())
                .isEqualTo(1);
        assertThat(dynamoDb.executeStatement(
                                request -> request.statement("SELECT * FROM \"test-orders\" WHERE userId = 'ada'"))
                        .items())
                .hasSize(1);
    }
}
