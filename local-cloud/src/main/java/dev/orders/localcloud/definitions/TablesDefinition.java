package dev.orders.localcloud.definitions;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code tables.yaml}: the DynamoDB tables by key. */
public record TablesDefinition(Map<String, Table> tables) {

    /**
     * @param timeToLiveAttribute number attribute with the epoch second at which DynamoDB may delete an item
     * @param stream what the table's stream shows of a change; null for a table without a stream
     */
    public record Table(
            String name,
            Key partitionKey,
            @Nullable Key sortKey,
            @Nullable String timeToLiveAttribute,
            boolean pointInTimeRecovery,
            @Nullable StreamView stream) {}

    public record Key(String name, KeyType type) {}

    /** As DynamoDB names them. */
    public enum StreamView {
        KEYS_ONLY,
        NEW_IMAGE,
        OLD_IMAGE,
        NEW_AND_OLD_IMAGES
    }

    /** String, number, binary, as DynamoDB names them. */
    public enum KeyType {
        S,
        N,
        B
    }
}
