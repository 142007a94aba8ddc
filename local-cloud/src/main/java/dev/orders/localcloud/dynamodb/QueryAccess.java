package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.RequestContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Query, which names one partition, and Scan, which names none: a Scan has no {@code dynamodb:LeadingKeys}. */
final class QueryAccess {

    private final TableArns arns;
    private final TableKeys.Source tables;

    QueryAccess(TableArns arns, TableKeys.Source tables) {
        this.arns = arns;
        this.tables = tables;
    }

    List<AccessRequest> query(ObjectNode input) {
        String table = arns.name(Members.required(input, "TableName"));
        String index = Members.text(input, "IndexName").orElse(null);
        TableKeys keys = tables.find(table);
        String partitionKey = keys == null ? null : keys.partitionKey(index);
        RequestContext context = context(input, index);
        if (partitionKey != null) {
            context = ItemContext.leadingKeys(context, Set.of(KeyCondition.partition(input, partitionKey)));
        }
        return List.of(new AccessRequest("dynamodb:Query", resource(table, index), context));
    }

    List<AccessRequest> scan(ObjectNode input) {
        String table = arns.name(Members.required(input, "TableName"));
        String index = Members.text(input, "IndexName").orElse(null);
        return List.of(new AccessRequest("dynamodb:Scan", resource(table, index), context(input, index)));
    }

    private String resource(String table, @Nullable String index) {
        return index == null ? arns.table(table) : arns.index(table, index);
    }

    private static RequestContext context(ObjectNode input, @Nullable String index) {
        RequestContext context = ItemContext.consumedCapacity(RequestContext.empty(), input);
        context = ItemContext.select(context, input, index == null ? "ALL_ATTRIBUTES" : "ALL_PROJECTED_ATTRIBUTES");
        return ItemContext.attributes(context, AttributeNames.of(input));
    }
}
