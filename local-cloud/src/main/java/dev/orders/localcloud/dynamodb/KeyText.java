package dev.orders.localcloud.dynamodb;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A key value as {@code dynamodb:LeadingKeys} holds it: equal values have equal texts. */
final class KeyText {

    private static final int MAX_NUMBER_TEXT = 200;
    private static final int MAX_SCALE = 200;

    private KeyText() {}

    /** @param value an attribute value such as {@code {"S": "a"}} */
    static String of(JsonNode value) {
        ObjectNode attribute = Members.object(value, "Key");
        if (attribute.size() != 1) {
            throw Refusal.validation("Supplied AttributeValue has more than one datatypes set, must contain exactly"
                    + " one of the supported datatypes");
        }
        Map.Entry<String, JsonNode> only = attribute.properties().iterator().next();
        return switch (only.getKey()) {
            case "S" -> string(Members.text(only.getValue(), "S"));
            case "N" -> number(Members.text(only.getValue(), "N"));
            case "B" -> binary(Members.text(only.getValue(), "B"));
            default ->
                throw Refusal.validation("One or more parameter values were invalid: Type mismatch for key: "
                        + "a key is a string, a number or binary");
        };
    }

    /** Text as it is. Half a surrogate pair, which UTF-8 cannot hold, would be stored as another text. */
    static String string(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            boolean pair = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
            if (!pair) {
                throw Refusal.serialization("S");
            }
            i++;
        }
        return text;
    }

    /** Number text without exponent and trailing zeros: {@code 1.0} and {@code 1e0} are the key {@code 1}. */
    static String number(String text) {
        try {
            if (text.length() <= MAX_NUMBER_TEXT) {
                BigDecimal number = new BigDecimal(text).stripTrailingZeros();
                // A huge exponent would print as gigabytes; DynamoDB's numbers end at 10^126.
                if (Math.abs(number.scale()) <= MAX_SCALE) {
                    return number.toPlainString();
                }
            }
        } catch (NumberFormatException e) {
            throw Refusal.validation("The parameter cannot be converted to a numeric value: " + text);
        }
        throw Refusal.validation(
                "Number overflow. Attempting to store a number with magnitude larger than supported" + " range");
    }

    private static String binary(String base64) {
        try {
            return Base64.getEncoder().encodeToString(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            throw Refusal.serialization("B");
        }
    }
}
