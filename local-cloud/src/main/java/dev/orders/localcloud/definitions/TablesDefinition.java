package dev.orders.localcloud.definitions;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code tables.yaml}: the DynamoDB tables by key. */
public record TablesDefinition(Map<String, Table> tables) {

    /** @param timeToLiveAttribute number attribute with the epoch second at which DynamoDB may delete an item */
    public record Table(
            String name,
            Key partitionKey,
            @Nullable Key sortKey,
            @Nullable String timeToLiveAttribute,
            boolean pointInTimeRecovery) {}

    public record Key(String name, KeyType type) {}

    /** String, number, binary, as DynamoDB names them. */
    public enum KeyType {
        S,
        N,
        B
    }
}
