package dev.orders.localcloud.dynamodb;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The partition keys of a table and of its indexes. */
record TableKeys(String partitionKey, Map<String, String> indexPartitionKeys) {
    TableKeys {
        indexPartitionKeys = Map.copyOf(indexPartitionKeys);
    }

    /** The partition key of the index, or of the table when the index is null; null for an index that is not there. */
    @Nullable
    String partitionKey(@Nullable String index) {
        return index == null ? partitionKey : indexPartitionKeys.get(index);
    }

    /** Where tables' keys are known. */
    @FunctionalInterface
    interface Source {
        /** The table's keys, or null when there is no such table. */
        @Nullable
        TableKeys find(String table);
    }
}
