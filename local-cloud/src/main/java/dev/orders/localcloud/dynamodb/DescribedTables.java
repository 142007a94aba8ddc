package dev.orders.localcloud.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tables' keys as DynamoDB Local describes them, remembered until an operation on tables. */
final class DescribedTables implements TableKeys.Source {

    private final DynamoDbBackend local;
    private final JsonMapper json;
    private final Map<String, TableKeys> known = new ConcurrentHashMap<>();

    DescribedTables(DynamoDbBackend local, JsonMapper json) {
        this.local = local;
        this.json = json;
    }

    @Override
    public @Nullable TableKeys find(String table) {
        TableKeys keys = known.get(table);
        if (keys == null) {
            JsonNode described = describe(table);
            if (described == null) {
                return null;
            }
            keys = keys(described);
            known.put(table, keys);
        }
        return keys;
    }

    /** Forgets what it knows: tables may have changed. */
    void forget() {
        known.clear();
    }

    /** {@code DescribeTable}'s {@code Table}, or null when there is no such table. */
    @Nullable
    JsonNode describe(String table) {
        byte[] input =
                json.createObjectNode().put("TableName", table).toString().getBytes(StandardCharsets.UTF_8);
        LocalAnswer answer = local.call(DynamoDbService.TARGET + ".DescribeTable", input);
        JsonNode body = json.readTree(answer.body());
        if (!answer.isError()) {
            return body.path("Table");
        }
        if (body.path("__type").asString().endsWith("ResourceNotFoundException")) {
            return null;
        }
        throw new IllegalStateException("DynamoDB Local does not describe table " + table + ": " + answer.text());
    }

    private static TableKeys keys(JsonNode table) {
        Map<String, String> indexes = new HashMap<>();
        for (String kind : new String[] {"GlobalSecondaryIndexes", "LocalSecondaryIndexes"}) {
            for (JsonNode index : table.path(kind)) {
                indexes.put(index.path("IndexName").asString(), partitionKey(index));
            }
        }
        return new TableKeys(partitionKey(table), indexes);
    }

    private static String partitionKey(JsonNode tableOrIndex) {
        String found = null;
        for (JsonNode element : tableOrIndex.path("KeySchema")) {
            if (element.path("KeyType").asString().equals("HASH")) {
                if (found != null) {
                    throw new IllegalStateException("a partition key of several attributes");
                }
                found = element.path("AttributeName").asString();
            }
        }
        if (found == null) {
            throw new IllegalStateException("a table without a partition key");
        }
        return found;
    }
}
