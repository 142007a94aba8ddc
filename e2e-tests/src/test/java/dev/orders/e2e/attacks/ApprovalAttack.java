package dev.orders.e2e.attacks;

import static dev.orders.e2e.attacks.Rows.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Every way the SDK has past the approvers, or to the token that a decision is sent with. */
public enum ApprovalAttack {
    PUT_AN_APPROVAL((by, at) -> by.dynamoDb()
            .putItem(r -> r.tableName(at.approvals()).item(with(at.orderKey(), "status", text("APPROVED"))))),
    UPDATE_AN_APPROVAL((by, at) -> by.dynamoDb()
            .updateItem(r -> r.tableName(at.approvals())
                    .key(at.orderKey())
                    .updateExpression("SET #s = :s")
                    .expressionAttributeNames(Map.of("#s", "status"))
                    .expressionAttributeValues(Map.of(":s", text("APPROVED"))))),
    DELETE_AN_APPROVAL((by, at) ->
            by.dynamoDb().deleteItem(r -> r.tableName(at.approvals()).key(at.orderKey()))),
    TRANSACT_AN_APPROVAL((by, at) -> by.dynamoDb()
            .transactWriteItems(r -> r.transactItems(i -> i.update(Update.builder()
                    .tableName(at.approvals())
                    .key(at.orderKey())
                    .updateExpression("SET #s = :s")
                    .expressionAttributeNames(Map.of("#s", "status"))
                    .expressionAttributeValues(Map.of(":s", text("APPROVED")))
                    .build())))),
    GET_AN_APPROVAL(
            (by, at) -> by.dynamoDb().getItem(r -> r.tableName(at.approvals()).key(at.orderKey()))),
    QUERY_APPROVALS((by, at) -> by.dynamoDb()
            .query(r -> r.tableName(at.approvals())
                    .keyConditionExpression("userId = :u")
                    .expressionAttributeValues(Map.of(":u", text(at.customer()))))),
    GET_THE_ORDER(
            (by, at) -> by.dynamoDb().getItem(r -> r.tableName(at.orders()).key(at.orderKey()))),
    GET_PARTS_OF_THE_ORDER((by, at) -> by.dynamoDb()
            .getItem(r -> r.tableName(at.orders()).key(at.orderKey()).projectionExpression("orderId"))),
    PUT_A_TASK((by, at) ->
            by.dynamoDb().putItem(r -> r.tableName(at.tasks()).item(with(at.taskKey(), "taskToken", text("mine"))))),
    PUT_A_DECIDED_TASK((by, at) -> by.dynamoDb()
            .putItem(r -> r.tableName(at.tasks()).item(with(at.decidedKey(), "outcome", text("APPROVED"))))),
    UPDATE_A_TASK((by, at) -> by.dynamoDb()
            .updateItem(r -> r.tableName(at.tasks())
                    .key(at.taskKey())
                    .updateExpression("SET userId = :u")
                    .expressionAttributeValues(Map.of(":u", text("somebody else"))))),
    UPDATE_A_TASK_WHOSE_TOKEN_BEGINS_SO((by, at) -> by.dynamoDb()
            .updateItem(r -> r.tableName(at.tasks())
                    .key(at.taskKey())
                    .updateExpression("REMOVE nothing")
                    .conditionExpression("begins_with(taskToken, :t)")
                    .expressionAttributeValues(Map.of(":t", text("A"))))),
    DELETE_A_TASK(
            (by, at) -> by.dynamoDb().deleteItem(r -> r.tableName(at.tasks()).key(at.taskKey()))),
    CHECK_A_TASKS_TOKEN((by, at) -> by.dynamoDb()
            .transactWriteItems(r -> r.transactItems(i -> i.conditionCheck(c -> c.tableName(at.tasks())
                    .key(at.taskKey())
                    .conditionExpression("begins_with(taskToken, :t)")
                    .expressionAttributeValues(Map.of(":t", text("A"))))))),
    GET_THE_TOKEN((by, at) -> by.dynamoDb()
            .getItem(r -> r.tableName(at.tasks()).key(at.taskKey()).projectionExpression("taskId, taskToken"))),
    GET_THE_TOKEN_BY_PLACEHOLDER((by, at) -> by.dynamoDb()
            .getItem(r -> r.tableName(at.tasks())
                    .key(at.taskKey())
                    .projectionExpression("#t")
                    .expressionAttributeNames(Map.of("#t", "taskToken")))),
    GET_THE_TOKEN_BY_LEGACY_ATTRIBUTES((by, at) ->
            by.dynamoDb().getItem(r -> r.tableName(at.tasks()).key(at.taskKey()).attributesToGet("taskToken"))),
    GET_A_PART_OF_THE_TOKEN((by, at) -> by.dynamoDb()
            .getItem(r -> r.tableName(at.tasks()).key(at.taskKey()).projectionExpression("taskId, taskToken.part"))),
    GET_ALL_OF_A_TASK(
            (by, at) -> by.dynamoDb().getItem(r -> r.tableName(at.tasks()).key(at.taskKey()))),
    BATCH_GET_THE_TOKEN((by, at) -> by.dynamoDb()
            .batchGetItem(r -> r.requestItems(Map.of(
                    at.tasks(),
                    keys(at).projectionExpression("taskId, taskToken").build())))),
    BATCH_GET_ALL_OF_A_TASK((by, at) ->
            by.dynamoDb().batchGetItem(r -> r.requestItems(Map.of(at.tasks(), keys(at).build())))),
    TRANSACT_GET_THE_TOKEN((by, at) -> by.dynamoDb()
            .transactGetItems(r -> r.transactItems(i ->
                    i.get(g -> g.tableName(at.tasks()).key(at.taskKey()).projectionExpression("taskId, taskToken"))))),
    QUERY_THE_TOKENS((by, at) -> by.dynamoDb()
            .query(queue(at, "approvers")
                    .projectionExpression("taskId, taskToken")
                    .build())),
    QUERY_ALL_OF_THE_TASKS(
            (by, at) -> by.dynamoDb().query(queue(at, "approvers").build())),
    QUERY_ALL_ATTRIBUTES((by, at) -> by.dynamoDb()
            .query(queue(at, "approvers").select(Select.ALL_ATTRIBUTES).build())),
    QUERY_ALL_BEHIND_A_PERMITTED_FILTER((by, at) -> by.dynamoDb()
            .query(queue(at, "approvers")
                    .filterExpression("attribute_exists(orderId)")
                    .build())),
    QUERY_TASKS_WHOSE_TOKEN_BEGINS_SO((by, at) -> by.dynamoDb()
            .query(queue(at, "approvers")
                    .projectionExpression("taskId")
                    .filterExpression("begins_with(taskToken, :t)")
                    .expressionAttributeValues(Map.of(":q", text("approvers"), ":t", text("A")))
                    .build())),
    COUNT_TASKS_WHOSE_TOKEN_BEGINS_SO((by, at) -> by.dynamoDb()
            .query(queue(at, "approvers")
                    .select(Select.COUNT)
                    .filterExpression("begins_with(taskToken, :t)")
                    .expressionAttributeValues(Map.of(":q", text("approvers"), ":t", text("A")))
                    .build())),
    QUERY_A_QUEUE_OF_NO_APPROVER((by, at) -> by.dynamoDb()
            .query(queue(at, "others").projectionExpression("taskId").build())),
    SCAN_THE_TASKS((by, at) -> by.dynamoDb().scan(r -> r.tableName(at.tasks()).projectionExpression("taskId"))),
    PARTIQL_THE_TOKEN((by, at) -> by.dynamoDb()
            .executeStatement(
                    r -> r.statement("SELECT taskToken FROM \"" + at.tasks() + "\" WHERE queue = ? AND taskId = ?")
                            .parameters(text("approvers"), text(at.order())))),
    PARTIQL_AN_ORACLE((by, at) -> by.dynamoDb()
            .executeStatement(r -> r.statement(
                            "SELECT taskId FROM \"" + at.tasks() + "\" WHERE queue = ? AND begins_with(taskToken, 'A')")
                    .parameters(text("approvers")))),
    SEND_TASK_SUCCESS((by, at) -> by.sfn()
            .sendTaskSuccess(r ->
                    r.taskToken(at.token()).output("{\"decision\":\"APPROVE\",\"reason\":null,\"decidedBy\":\"me\"}"))),
    SEND_TASK_FAILURE((by, at) -> by.sfn()
            .sendTaskFailure(
                    r -> r.taskToken(at.token()).error("OrderCancelled").cause("Not by its customer"))),
    SEND_TASK_HEARTBEAT((by, at) -> by.sfn().sendTaskHeartbeat(r -> r.taskToken(at.token()))),
    START_THE_WORKFLOW((by, at) -> by.sfn()
            .startExecution(r -> r.stateMachineArn(by.arns().stateMachine("order-approval"))
                    .input("[{\"userId\":\"" + at.customer() + "\",\"orderId\":\"forged\"}]"))),
    START_THE_CANCELLATION((by, at) -> by.sfn()
            .startExecution(r -> r.stateMachineArn(by.arns().stateMachine("order-cancellation"))
                    .input("[{\"userId\":\"" + at.customer() + "\",\"orderId\":\"" + at.order() + "\"}]"))),
    STOP_THE_EXECUTION((by, at) -> by.sfn().stopExecution(r -> r.executionArn(at.execution()))),
    READ_THE_EXECUTION((by, at) -> by.sfn().describeExecution(r -> r.executionArn(at.execution()))),
    READ_THE_HISTORY((by, at) -> by.sfn().getExecutionHistory(r -> r.executionArn(at.execution()))),
    LIST_EXECUTIONS(
            (by, at) -> by.sfn().listExecutions(r -> r.stateMachineArn(by.arns().stateMachine("order-approval")))),
    READ_THE_STREAM((by, at) -> by.kinesis()
            .getShardIterator(r -> r.streamName(at.stream())
                    .shardId("shardId-000000000000")
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))),
    WRITE_THE_STREAM((by, at) -> by.kinesis()
            .putRecord(r -> r.streamName(at.stream()).partitionKey("me").data(SdkBytes.fromUtf8String("{}")))),
    SEND_TO_THE_DEAD_LETTERS(
            (by, at) -> by.sqs().sendMessage(r -> r.queueUrl(deadLetters(by)).messageBody("{}"))),
    READ_THE_DEAD_LETTERS((by, at) -> by.sqs().receiveMessage(r -> r.queueUrl(deadLetters(by)))),
    SEND_MAIL((by, at) -> by.ses()
            .sendEmail(r -> r.fromEmailAddress("orders@example.com")
                    .destination(d -> d.toAddresses("victim@example.com"))
                    .content(c -> c.simple(s -> s.subject(t -> t.data("Your order is approved"))
                            .body(b -> b.text(t -> t.data("Pay here")))))));

    private final BiConsumer<Attacker, WaitingOrder> call;

    ApprovalAttack(BiConsumer<Attacker, WaitingOrder> call) {
        this.call = call;
    }

    public void run(Attacker attacker, WaitingOrder target) {
        call.accept(attacker, target);
    }

    private static Map<String, AttributeValue> with(
            Map<String, AttributeValue> key, String name, AttributeValue value) {
        Map<String, AttributeValue> item = new HashMap<>(key);
        item.put(name, value);
        return item;
    }

    private static KeysAndAttributes.Builder keys(WaitingOrder at) {
        return KeysAndAttributes.builder().keys(List.of(at.taskKey()));
    }

    private static QueryRequest.Builder queue(WaitingOrder at, String queue) {
        return QueryRequest.builder()
                .tableName(at.tasks())
                .keyConditionExpression("queue = :q")
                .expressionAttributeValues(Map.of(":q", text(queue)));
    }

    private static String deadLetters(Attacker by) {
        return "https://sqs." + by.arns().region() + ".amazonaws.com/"
                + by.arns().account() + "/" + by.arns().prefix() + "order-approval-dead-letters";
    }
}
