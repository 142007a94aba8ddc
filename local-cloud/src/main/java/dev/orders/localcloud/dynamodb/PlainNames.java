package dev.orders.localcloud.dynamodb;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests as DynamoDB Local knows their tables: by name where the SDK sent an ARN. */
final class PlainNames {

    private final TableArns arns;

    PlainNames(TableArns arns) {
        this.arns = arns;
    }

    ObjectNode of(ObjectNode input) {
        ObjectNode plain = input.deepCopy();
        name(plain, "TableName");
        if (plain.get("RequestItems") instanceof ObjectNode byTable) {
            ObjectNode byName = plain.objectNode();
            for (Map.Entry<String, JsonNode> entry : byTable.properties()) {
                byName.set(arns.name(entry.getKey()), entry.getValue());
            }
            plain.set("RequestItems", byName);
        }
        for (JsonNode element : Members.array(plain, "TransactItems")) {
            for (JsonNode action : element) {
                name(Members.object(action, "TransactItems"), "TableName");
            }
        }
        return plain;
    }

    private void name(ObjectNode node, String member) {
        Members.text(node, member).ifPresent(name -> node.put(member, arns.name(name)));
    }
}
