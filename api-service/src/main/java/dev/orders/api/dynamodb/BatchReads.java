package dev.orders.api.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/**
 * {@code BatchGetItem} that answers all or fails: DynamoDB may leave keys unprocessed, and asking again for those is
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">the caller's business</a>.
 */
record BatchReads(DynamoDbClient client, AwsRequestOverrideConfiguration configuration) {

    /** @param keys by table; read consistently */
    Map<String, List<Map<String, AttributeValue>>> get(Map<String, List<Map<String, AttributeValue>>> keys) {
        Map<String, KeysAndAttributes> all = new HashMap<>();
        keys.forEach((table, rows) -> all.put(
                table,
                KeysAndAttributes.builder().keys(rows).consistentRead(true).build()));
        return read(all);
    }

    Map<String, List<Map<String, AttributeValue>>> read(Map<String, KeysAndAttributes> all) {
        var found = new HashMap<String, List<Map<String, AttributeValue>>>();
        var asked = all;
        for (var tries = 1; ; tries++) {
            var now = asked;
            var answer =
                    client.batchGetItem(request -> request.requestItems(now).overrideConfiguration(configuration));
            answer.responses()
                    .forEach((table, rows) -> found.computeIfAbsent(table, unseen -> new ArrayList<>())
                            .addAll(rows));
            if (answer.unprocessedKeys().isEmpty()) {
                return found;
            }
            if (tries == Pause.TRIES) {
                throw ProvisionedThroughputExceededException.builder()
                        .message("keys stay unprocessed after " + tries + " tries")
                        .build();
            }
            asked = answer.unprocessedKeys();
            Pause.after(tries);
        }
    }
}
