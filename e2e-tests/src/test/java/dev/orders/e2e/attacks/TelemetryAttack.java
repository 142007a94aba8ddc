package dev.orders.e2e.attacks;

import static dev.orders.e2e.attacks.Rows.text;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

/** Every way the SDK has to what operators see, to change it, and past the function that counts it. */
public enum TelemetryAttack {
    QUERY_THE_NUMBERS((by, at) -> by.dynamoDb()
            .query(r -> r.tableName(at.rollups())
                    .keyConditionExpression("#b = :b")
                    .expressionAttributeNames(Map.of("#b", "bucket"))
                    .expressionAttributeValues(Map.of(":b", text(at.bucket()))))),
    GET_A_NUMBER(
            (by, at) -> by.dynamoDb().getItem(r -> r.tableName(at.rollups()).key(at.key()))),
    BATCH_GET_NUMBERS((by, at) -> by.dynamoDb()
            .batchGetItem(r -> r.requestItems(Map.of(
                    at.rollups(), KeysAndAttributes.builder().keys(at.key()).build())))),
    SCAN_THE_NUMBERS((by, at) -> by.dynamoDb().scan(r -> r.tableName(at.rollups()))),
    PARTIQL_THE_NUMBERS((by, at) -> by.dynamoDb()
            .executeStatement(r -> r.statement("SELECT * FROM \"" + at.rollups() + "\" WHERE bucket = ?")
                    .parameters(text(at.bucket())))),
    PUT_A_NUMBER(
            (by, at) -> by.dynamoDb().putItem(r -> r.tableName(at.rollups()).item(at.key()))),
    ADD_TO_A_NUMBER((by, at) -> by.dynamoDb()
            .updateItem(r -> r.tableName(at.rollups())
                    .key(at.key())
                    .updateExpression("ADD placed :n")
                    .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("1"))))),
    TRANSACT_A_NUMBER((by, at) -> by.dynamoDb()
            .transactWriteItems(r -> r.transactItems(i -> i.update(u -> u.tableName(at.rollups())
                    .key(at.key())
                    .updateExpression("ADD placed :n")
                    .expressionAttributeValues(Map.of(":n", AttributeValue.fromN("1"))))))),
    BATCH_WRITE_NUMBERS((by, at) -> by.dynamoDb()
            .batchWriteItem(r -> r.requestItems(Map.of(
                    at.rollups(),
                    List.of(WriteRequest.builder()
                            .putRequest(PutRequest.builder().item(at.key()).build())
                            .build()))))),
    DELETE_A_NUMBER(
            (by, at) -> by.dynamoDb().deleteItem(r -> r.tableName(at.rollups()).key(at.key()))),
    MOVE_THE_CHECKPOINT((by, at) -> by.dynamoDb()
            .updateItem(r -> r.tableName(at.rollups())
                    .key(at.checkpoint())
                    .updateExpression("SET #s = :s")
                    .expressionAttributeNames(Map.of("#s", "sequence"))
                    .expressionAttributeValues(Map.of(":s", text("9".repeat(56)))))),
    PUT_AN_EVENT((by, at) -> by.kinesis()
            .putRecord(r -> r.streamName(at.stream()).partitionKey("me").data(at.forgedEvent()))),
    PUT_EVENTS((by, at) -> by.kinesis()
            .putRecords(r -> r.streamName(at.stream())
                    .records(PutRecordsRequestEntry.builder()
                            .partitionKey("me")
                            .data(at.forgedEvent())
                            .build()))),
    READ_THE_EVENTS((by, at) -> by.kinesis()
            .getShardIterator(r -> r.streamName(at.stream())
                    .shardId("shardId-000000000000")
                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON))),
    LIST_THE_SHARDS((by, at) -> by.kinesis().listShards(r -> r.streamName(at.stream()))),
    DESCRIBE_THE_STREAM((by, at) -> by.kinesis().describeStreamSummary(r -> r.streamName(at.stream()))),
    INVOKE_THE_FUNCTION((by, at) -> by.lambda()
            .invoke(r -> r.functionName(by.arns().function("telemetry-rollup")).payload(at.forgedEvent()))),
    READ_THE_FUNCTION(
            (by, at) -> by.lambda().getFunction(r -> r.functionName(by.arns().function("telemetry-rollup")))),
    READ_THE_FAILURES((by, at) -> by.sqs().receiveMessage(r -> r.queueUrl(failures(by)))),
    SEND_A_FAILURE(
            (by, at) -> by.sqs().sendMessage(r -> r.queueUrl(failures(by)).messageBody("{}")));

    /** What is attacked, by its names. */
    public record Target(String rollups, String stream, String bucket) {

        Map<String, AttributeValue> key() {
            return Map.of("bucket", text(bucket), "minute", text(bucket.substring(bucket.indexOf('#') + 1) + ":00"));
        }

        Map<String, AttributeValue> checkpoint() {
            return Map.of("bucket", text("checkpoint#" + stream), "minute", text("shardId-000000000000"));
        }

        SdkBytes forgedEvent() {
            return SdkBytes.fromUtf8String("{\"specversion\":\"1.0\",\"type\":\"order.placed\"}");
        }
    }

    private final BiConsumer<Attacker, Target> call;

    TelemetryAttack(BiConsumer<Attacker, Target> call) {
        this.call = call;
    }

    public void run(Attacker attacker, Target target) {
        call.accept(attacker, target);
    }

    private static String failures(Attacker by) {
        return "https://sqs." + by.arns().region() + ".amazonaws.com/"
                + by.arns().account() + "/" + by.arns().prefix() + "telemetry-rollup-failures";
    }
}
