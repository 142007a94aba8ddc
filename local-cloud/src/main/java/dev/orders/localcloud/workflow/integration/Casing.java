package dev.orders.localcloud.workflow.integration;

import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * States write every service's members in Pascal case.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">AWS SDK integrations</a>
 */
final class Casing {

    private Casing() {}

    static JsonNode camel(JsonNode pascal) {
        return renamed(pascal, name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1));
    }

    static JsonNode pascal(JsonNode camel) {
        return renamed(camel, name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    }

    private static JsonNode renamed(JsonNode node, UnaryOperator<String> rename) {
        if (node instanceof ObjectNode object) {
            ObjectNode renamed = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                renamed.set(
                        member.getKey().isEmpty() ? "" : rename.apply(member.getKey()),
                        renamed(member.getValue(), rename));
            }
            return renamed;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode renamed = JsonNodeFactory.instance.arrayNode();
            array.forEach(element -> renamed.add(renamed(element, rename)));
            return renamed;
        }
        return node;
    }
}
