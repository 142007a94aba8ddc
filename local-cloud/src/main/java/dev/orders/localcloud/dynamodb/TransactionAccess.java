package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Transactions: IAM knows only their elements, each with {@code dynamodb:EnclosingOperation} where the element's action
 * carries it (ConditionCheckItem does not).
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html">DynamoDB:
 *     transactions and IAM</a>
 */
final class TransactionAccess {

    private final ItemAccess items;

    TransactionAccess(ItemAccess items) {
        this.items = items;
    }

    List<AccessRequest> get(ObjectNode input) {
        RequestContext context = context(input).with("dynamodb:EnclosingOperation", "TransactGetItems");
        List<AccessRequest> requests = new ArrayList<>();
        for (ObjectNode element : elements(input)) {
            Map.Entry<String, JsonNode> action = only(element);
            if (!action.getKey().equals("Get")) {
                throw Refusal.validation("TransactItems can only contain one of Get");
            }
            requests.add(items.read(Members.object(action.getValue(), "Get"), context));
        }
        return requests;
    }

    List<AccessRequest> write(ObjectNode input) {
        RequestContext context = context(input);
        RequestContext enclosed = context.with("dynamodb:EnclosingOperation", "TransactWriteItems");
        List<AccessRequest> requests = new ArrayList<>();
        for (ObjectNode element : elements(input)) {
            Map.Entry<String, JsonNode> action = only(element);
            ObjectNode write = Members.object(action.getValue(), action.getKey());
            requests.add(
                    switch (action.getKey()) {
                        case "Put" -> items.write("PutItem", "Item", write, enclosed);
                        case "Update" -> items.write("UpdateItem", "Key", write, enclosed);
                        case "Delete" -> items.write("DeleteItem", "Key", write, enclosed);
                        case "ConditionCheck" -> items.write("ConditionCheckItem", "Key", write, context);
                        default ->
                            throw Refusal.validation(
                                    "TransactItems can only contain one of Check, Put," + " Update or Delete");
                    });
        }
        return requests;
    }

    private static RequestContext context(ObjectNode input) {
        return ItemContext.consumedCapacity(RequestContext.empty(), input);
    }

    private static List<ObjectNode> elements(ObjectNode input) {
        List<ObjectNode> elements = new ArrayList<>();
        for (JsonNode element : Members.array(input, "TransactItems")) {
            elements.add(Members.object(element, "TransactItems"));
        }
        if (elements.isEmpty()) {
            throw Refusal.validation("1 validation error detected: Value '[]' at 'transactItems' failed to satisfy"
                    + " constraint: Member must have length greater than or equal to 1");
        }
        return elements;
    }

    private static Map.Entry<String, JsonNode> only(ObjectNode element) {
        if (element.size() != 1) {
            throw Refusal.validation("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        return element.properties().iterator().next();
    }
}
