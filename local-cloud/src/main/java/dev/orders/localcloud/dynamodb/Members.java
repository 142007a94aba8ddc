package dev.orders.localcloud.dynamodb;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Typed access to the members of a request. A member of another type is refused rather than converted: what converts
 * differently in two readers would be judged as one thing and executed as another.
 */
final class Members {

    private static final ObjectNode NO_MEMBERS = JsonNodeFactory.instance.objectNode();
    private static final ArrayNode NO_ELEMENTS = JsonNodeFactory.instance.arrayNode();

    private Members() {}

    static boolean has(ObjectNode node, String member) {
        return node.hasNonNull(member);
    }

    static Optional<String> text(ObjectNode node, String member) {
        JsonNode value = node.get(member);
        if (value == null || value.isNull()) {
            return Optional.empty();
        }
        return Optional.of(text(value, member));
    }

    static String text(JsonNode value, String member) {
        if (!value.isString()) {
            throw Refusal.serialization(member);
        }
        return value.stringValue();
    }

    static String required(ObjectNode node, String member) {
        return text(node, member)
                .orElseThrow(() -> Refusal.validation("1 validation error detected: Value null at '"
                        + Character.toLowerCase(member.charAt(0)) + member.substring(1)
                        + "' failed to satisfy constraint: Member must not be null"));
    }

    /** The member's object; an absent one reads as empty. */
    static ObjectNode object(ObjectNode node, String member) {
        JsonNode value = node.get(member);
        return value == null || value.isNull() ? NO_MEMBERS : object(value, member);
    }

    static ObjectNode object(JsonNode value, String member) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.serialization(member);
    }

    /** The member's list; an absent one reads as empty. */
    static ArrayNode array(ObjectNode node, String member) {
        JsonNode value = node.get(member);
        if (value == null || value.isNull()) {
            return NO_ELEMENTS;
        }
        if (value instanceof ArrayNode array) {
            return array;
        }
        throw Refusal.serialization(member);
    }
}
