package dev.orders.localcloud.workflow.integration;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Members that JSON has no type for. A state's data is text, so a blob's bytes are the UTF-8 of a text, or of the JSON
 * text of any other value: a base64 text would be encoded once more, as on AWS. Instants are ISO 8601 in a state.
 */
final class Members {

    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Members() {}

    /** @param path such as {@code Records.[].Data}; changes the node */
    static void encodeBlob(JsonNode node, String path) {
        change(node, path, value -> {
            String text = value.isString() ? value.stringValue() : value.toString();
            return StringNode.valueOf(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
        });
    }

    static void formatTimestamp(JsonNode node, String path) {
        change(
                node,
                path,
                value -> value.isNumber()
                        ? StringNode.valueOf(iso(Instant.ofEpochMilli(
                                value.decimalValue().movePointRight(3).longValue())))
                        : value);
    }

    static String iso(Instant instant) {
        return ISO.format(instant);
    }

    private static void change(JsonNode node, String path, UnaryOperator<JsonNode> change) {
        int dot = path.indexOf('.');
        String first = dot < 0 ? path : path.substring(0, dot);
        if (first.equals("[]") && node instanceof ArrayNode array) {
            array.forEach(element -> change(element, path.substring(dot + 1), change));
        } else if (node instanceof ObjectNode object && object.get(first) instanceof JsonNode member) {
            if (dot < 0) {
                object.set(first, change.apply(member));
            } else {
                change(member, path.substring(dot + 1), change);
            }
        }
    }
}
