package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.RequestContext;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** GetItem, PutItem, UpdateItem, DeleteItem, and the condition check that transactions know. */
final class ItemAccess {

    private final TableArns arns;
    private final TableKeys.Source tables;

    ItemAccess(TableArns arns, TableKeys.Source tables) {
        this.arns = arns;
        this.tables = tables;
    }

    List<AccessRequest> get(ObjectNode input) {
        return List.of(read(input, ItemContext.consumedCapacity(RequestContext.empty(), input)));
    }

    List<AccessRequest> put(ObjectNode input) {
        return List.of(write("PutItem", "Item", input, ItemContext.consumedCapacity(RequestContext.empty(), input)));
    }

    List<AccessRequest> update(ObjectNode input) {
        return List.of(write("UpdateItem", "Key", input, ItemContext.consumedCapacity(RequestContext.empty(), input)));
    }

    List<AccessRequest> delete(ObjectNode input) {
        return List.of(write("DeleteItem", "Key", input, ItemContext.consumedCapacity(RequestContext.empty(), input)));
    }

    AccessRequest read(ObjectNode input, RequestContext context) {
        return request("GetItem", "Key", input, ItemContext.impliedSelect(context, input));
    }

    /** @param keyMember {@code Item} or {@code Key}: where the key of the item is */
    AccessRequest write(String operation, String keyMember, ObjectNode input, RequestContext context) {
        return request(operation, keyMember, input, ItemContext.returnValues(context, input));
    }

    private AccessRequest request(String operation, String keyMember, ObjectNode input, RequestContext context) {
        String table = arns.name(Members.required(input, "TableName"));
        Set<String> leadingKeys = leadingKeys(table, List.of(Members.object(input, keyMember)));
        return new AccessRequest(
                "dynamodb:" + operation,
                arns.table(table),
                ItemContext.attributes(ItemContext.leadingKeys(context, leadingKeys), AttributeNames.of(input)));
    }

    /** The distinct partition key values of the keys or items; none when there is no such table. */
    Set<String> leadingKeys(String table, List<ObjectNode> keysOrItems) {
        TableKeys keys = tables.find(table);
        if (keys == null) {
            return Set.of();
        }
        Set<String> values = new LinkedHashSet<>();
        for (ObjectNode item : keysOrItems) {
            JsonNode value = item.get(keys.partitionKey());
            if (value == null) {
                throw Refusal.validation("The provided key element does not match the schema");
            }
            values.add(KeyText.of(value));
        }
        return values;
    }
}
