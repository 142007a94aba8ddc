package dev.orders.localcloud.dynamodb;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a PartiQL statement touches.
 *
 * @param index of a SELECT; null for the table
 * @param attributes top-level attributes that the statement names
 * @param selectsAll whether a SELECT gives whole items ({@code *})
 * @param where which rows; for an INSERT the item's own key
 * @param returnValues {@code NONE}, {@code ALL_OLD}, {@code UPDATED_NEW}, …
 */
record PartiQlStatement(
        Kind kind,
        String table,
        @Nullable String index,
        Set<String> attributes,
        boolean selectsAll,
        PartiQlCondition where,
        String returnValues) {
    PartiQlStatement {
        attributes = Set.copyOf(attributes);
    }

    enum Kind {
        SELECT("PartiQLSelect"),
        INSERT("PartiQLInsert"),
        UPDATE("PartiQLUpdate"),
        DELETE("PartiQLDelete");

        private final String action;

        Kind(String action) {
            this.action = action;
        }

        /** The action that IAM knows it by; PartiQL is never authorized as GetItem or Query. */
        String action() {
            return "dynamodb:" + action;
        }
    }
}
