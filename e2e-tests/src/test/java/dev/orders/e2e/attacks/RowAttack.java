package dev.orders.e2e.attacks;

import static dev.orders.e2e.attacks.Rows.text;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ComparisonOperator;
import software.amazon.awssdk.services.dynamodb.model.Condition;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Every way the SDK has to another user's row. */
public enum RowAttack {
    GET(true, (db, rows) -> db.getItem(r -> r.tableName(rows.table()).key(rows.key()))),
    BATCH_GET(
            true, (db, rows) -> db.batchGetItem(r -> r.requestItems(Map.of(rows.table(), keys(List.of(rows.key())))))),
    BATCH_GET_BEHIND_OWN_KEY(
            true,
            (db, rows) -> db.batchGetItem(r ->
                    r.requestItems(Map.of(rows.table(), keys(List.of(rows.ownKey(), rows.key())))))),
    BATCH_GET_OF_APPROVALS(
            true,
            (db, rows) -> db.batchGetItem(r -> r.requestItems(Map.of(rows.approvals(), keys(List.of(rows.key())))))),
    QUERY(
            true,
            (db, rows) -> db.query(r -> r.tableName(rows.table())
                    .keyConditionExpression("userId = :u")
                    .expressionAttributeValues(Map.of(":u", text(rows.victim()))))),
    QUERY_BY_PLACEHOLDER_IN_ANOTHER_ORDER(
            true,
            (db, rows) -> db.query(r -> r.tableName(rows.table())
                    .keyConditionExpression(":u = #u")
                    .expressionAttributeNames(Map.of("#u", "userId"))
                    .expressionAttributeValues(Map.of(":u", text(rows.victim()))))),
    QUERY_BY_LEGACY_CONDITIONS(
            true,
            (db, rows) -> db.query(r -> r.tableName(rows.table())
                    .keyConditions(Map.of(
                            "userId",
                            Condition.builder()
                                    .comparisonOperator(ComparisonOperator.EQ)
                                    .attributeValueList(text(rows.victim()))
                                    .build())))),
    QUERY_OF_AN_INDEX(
            false,
            (db, rows) -> db.query(r -> r.tableName(rows.table())
                    .indexName("byOrder")
                    .keyConditionExpression("orderId = :o")
                    .expressionAttributeValues(Map.of(":o", text(rows.order()))))),
    SCAN(false, (db, rows) -> db.scan(r -> r.tableName(rows.table()))),
    SCAN_FILTERED_TO_OWN_ROWS(
            false,
            (db, rows) -> db.scan(r -> r.tableName(rows.table())
                    .filterExpression("userId = :u")
                    .expressionAttributeValues(Map.of(":u", text(rows.attacker()))))),
    TRANSACT_GET(
            true,
            (db, rows) -> db.transactGetItems(r -> r.transactItems(TransactGetItem.builder()
                    .get(Get.builder().tableName(rows.table()).key(rows.key()).build())
                    .build()))),
    PUT(true, (db, rows) -> db.putItem(r -> r.tableName(rows.table()).item(rows.forged()))),
    UPDATE(
            true,
            (db, rows) -> db.updateItem(r -> r.tableName(rows.table())
                    .key(rows.key())
                    .updateExpression("SET note = :n")
                    .expressionAttributeValues(Map.of(":n", text("stolen"))))),
    DELETE(false, (db, rows) -> db.deleteItem(r -> r.tableName(rows.table()).key(rows.key()))),
    BATCH_WRITE(
            false,
            (db, rows) -> db.batchWriteItem(r -> r.requestItems(Map.of(
                    rows.table(),
                    List.of(WriteRequest.builder()
                            .putRequest(p -> p.item(rows.forged()))
                            .build()))))),
    TRANSACT_PUT(
            true,
            (db, rows) -> db.transactWriteItems(r -> r.transactItems(TransactWriteItem.builder()
                    .put(Put.builder()
                            .tableName(rows.table())
                            .item(rows.forged())
                            .build())
                    .build()))),
    TRANSACT_UPDATE(
            true,
            (db, rows) -> db.transactWriteItems(r -> r.transactItems(TransactWriteItem.builder()
                    .update(Update.builder()
                            .tableName(rows.table())
                            .key(rows.key())
                            .updateExpression("SET note = :n")
                            .expressionAttributeValues(Map.of(":n", text("stolen")))
                            .build())
                    .build()))),
    TRANSACT_DELETE(
            false,
            (db, rows) -> db.transactWriteItems(r -> r.transactItems(TransactWriteItem.builder()
                    .delete(Delete.builder()
                            .tableName(rows.table())
                            .key(rows.key())
                            .build())
                    .build()))),
    TRANSACT_CONDITION_CHECK(
            false,
            (db, rows) -> db.transactWriteItems(r -> r.transactItems(TransactWriteItem.builder()
                    .conditionCheck(c ->
                            c.tableName(rows.table()).key(rows.key()).conditionExpression("attribute_exists(orderId)"))
                    .build()))),
    PARTIQL_SELECT(
            false,
            (db, rows) ->
                    db.executeStatement(r -> r.statement("SELECT * FROM \"" + rows.table() + "\" WHERE userId = ?")
                            .parameters(text(rows.victim())))),
    PARTIQL_UPDATE(
            false,
            (db, rows) -> db.executeStatement(
                    r -> r.statement("UPDATE \"" + rows.table() + "\" SET note = 'stolen' WHERE userId = '"
                            + rows.victim() + "' AND orderId = '" + rows.order() + "'"))),
    PARTIQL_BATCH(
            false,
            (db, rows) -> db.batchExecuteStatement(r -> r.statements(BatchStatementRequest.builder()
                    .statement("SELECT * FROM \"" + rows.table() + "\" WHERE userId = ? AND orderId = ?")
                    .parameters(text(rows.victim()), text(rows.order()))
                    .build()))),
    PARTIQL_TRANSACTION(
            false,
            (db, rows) -> db.executeTransaction(r -> r.transactStatements(ParameterizedStatement.builder()
                    .statement("SELECT * FROM \"" + rows.table() + "\" WHERE userId = ? AND orderId = ?")
                    .parameters(text(rows.victim()), text(rows.order()))
                    .build())));

    private final boolean grantedOnOwnRows;
    private final BiConsumer<DynamoDbClient, Rows> call;

    RowAttack(boolean grantedOnOwnRows, BiConsumer<DynamoDbClient, Rows> call) {
        this.grantedOnOwnRows = grantedOnOwnRows;
        this.call = call;
    }

    /** Whether only the condition on the leading keys stands between the attacker and the row. */
    public boolean grantedOnOwnRows() {
        return grantedOnOwnRows;
    }

    public void run(DynamoDbClient db, Rows rows) {
        call.accept(db, rows);
    }

    private static KeysAndAttributes keys(List<Map<String, AttributeValue>> keys) {
        return KeysAndAttributes.builder().keys(keys).build();
    }
}
