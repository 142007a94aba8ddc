package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.RequestContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** BatchGetItem and BatchWriteItem: one request to IAM for each table, with all of its keys. */
final class BatchAccess {

    private final TableArns arns;
    private final ItemAccess items;

    BatchAccess(TableArns arns, ItemAccess items) {
        this.arns = arns;
        this.items = items;
    }

    List<AccessRequest> get(ObjectNode input) {
        List<AccessRequest> requests = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : tables(input)) {
            ObjectNode reads = Members.object(entry.getValue(), "RequestItems");
            List<ObjectNode> keys = new ArrayList<>();
            Set<String> names = new LinkedHashSet<>(AttributeNames.of(reads));
            for (JsonNode element : Members.array(reads, "Keys")) {
                ObjectNode key = Members.object(element, "Keys");
                keys.add(key);
                names.addAll(key.propertyNames());
            }
            RequestContext context = ItemContext.consumedCapacity(RequestContext.empty(), input);
            context = ItemContext.impliedSelect(context, reads);
            requests.add(request("BatchGetItem", entry.getKey(), keys, names, context));
        }
        return requests;
    }

    List<AccessRequest> write(ObjectNode input) {
        List<AccessRequest> requests = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : tables(input)) {
            List<ObjectNode> written = new ArrayList<>();
            Set<String> names = new LinkedHashSet<>();
            if (!entry.getValue().isArray()) {
                throw Refusal.serialization("RequestItems");
            }
            for (JsonNode element : entry.getValue()) {
                ObjectNode item = written(Members.object(element, "RequestItems"));
                written.add(item);
                names.addAll(item.propertyNames());
            }
            RequestContext context = ItemContext.consumedCapacity(RequestContext.empty(), input);
            requests.add(request("BatchWriteItem", entry.getKey(), written, names, context));
        }
        return requests;
    }

    private static ObjectNode written(ObjectNode write) {
        boolean put = Members.has(write, "PutRequest");
        if (put == Members.has(write, "DeleteRequest")) {
            throw Refusal.validation("Supplied AttributeValue has more than one datatypes set, must contain exactly one"
                    + " of PutRequest and DeleteRequest");
        }
        return put
                ? Members.object(Members.object(write, "PutRequest"), "Item")
                : Members.object(Members.object(write, "DeleteRequest"), "Key");
    }

    private AccessRequest request(
            String operation, String table, List<ObjectNode> keys, Set<String> names, RequestContext context) {
        Set<String> leadingKeys = items.leadingKeys(table, keys);
        return new AccessRequest(
                "dynamodb:" + operation,
                arns.table(table),
                ItemContext.attributes(ItemContext.leadingKeys(context, leadingKeys), names));
    }

    /** The batch by plain table name; the same table by name and by ARN is refused. */
    private Set<Map.Entry<String, JsonNode>> tables(ObjectNode input) {
        ObjectNode byTable = Members.object(input, "RequestItems");
        if (byTable.isEmpty()) {
            throw Refusal.validation("1 validation error detected: Value '{}' at 'requestItems' failed to satisfy"
                    + " constraint: Member must have length greater than or equal to 1");
        }
        Set<Map.Entry<String, JsonNode>> tables = new LinkedHashSet<>();
        Set<String> seen = new HashSet<>();
        for (Map.Entry<String, JsonNode> entry : byTable.properties()) {
            String table = arns.name(entry.getKey());
            if (!seen.add(table)) {
                throw Refusal.validation("Table " + table + " is named twice");
            }
            tables.add(Map.entry(table, entry.getValue()));
        }
        return tables;
    }
}
