package dev.orders.localcloud.workflow.jsonata;

import com.dashjoin.jsonata.Jsonata;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as the library's objects and back. A whole number stays exact while it fits 64 bits, as Step Functions keeps it;
 * a number that JSON has no literal for becomes the text that JavaScript names it by.
 */
final class Values {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger SHORTEST = BigInteger.valueOf(Long.MIN_VALUE);

    private long budget = Bounds.VALUE_BYTES;

    private Values() {}

    static Object toJava(@Nullable JsonNode node) {
        if (node == null || node.isNull() || node.isMissingNode()) {
            return Jsonata.NULL_VALUE;
        }
        if (node.isObject()) {
            return new LazyMembers(node);
        }
        if (node.isArray()) {
            List<Object> elements = new ArrayList<>(node.size());
            node.forEach(element -> elements.add(toJava(element)));
            return elements;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? whole(node.longValue()) : node.doubleValue();
        }
        return node.isNumber() ? (Object) node.doubleValue() : node.stringValue();
    }

    /** Missing where the expression returned nothing. */
    static JsonNode toJson(@Nullable Object value) {
        return value == null ? MissingNode.getInstance() : new Values().json(value);
    }

    private JsonNode json(@Nullable Object value) {
        spend(8);
        if (value == null || value == Jsonata.NULL_VALUE) {
            return JSON.nullNode();
        }
        if (value instanceof String text) {
            spend(text.length());
            return JSON.stringNode(text);
        }
        if (value instanceof Boolean truth) {
            return JSON.booleanNode(truth);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof List<?> list) {
            ArrayNode elements = JSON.arrayNode(list.size());
            list.forEach(element -> elements.add(json(element)));
            return elements;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode members = JSON.objectNode();
            map.forEach((name, member) -> members.set(String.valueOf(name), json(member)));
            return members;
        }
        throw new ExpressionException("Expected a JSON value, but was a function");
    }

    private void spend(long bytes) {
        budget -= bytes;
        if (budget < 0) {
            throw new ExpressionException(Bounds.TOO_LARGE);
        }
    }

    private static Number whole(long value) {
        if (value == (int) value) {
            return (int) value;
        }
        return value;
    }

    private static JsonNode number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            double value = number.doubleValue();
            if (!Double.isFinite(value)) {
                return JSON.stringNode(String.valueOf(value));
            }
            return value == Math.rint(value) && Math.abs(value) < 1e21
                    ? integer(new BigDecimal(value).toBigInteger())
                    : JSON.numberNode(value);
        }
        if (number instanceof BigDecimal decimal) {
            return number((Number) decimal.doubleValue());
        }
        return number instanceof BigInteger big ? integer(big) : integer(BigInteger.valueOf(number.longValue()));
    }

    private static JsonNode integer(BigInteger value) {
        if (value.compareTo(SHORTEST) < 0 || value.compareTo(LONGEST) > 0) {
            return JSON.numberNode(value);
        }
        long plain = value.longValue();
        return plain == (int) plain ? JSON.numberNode((int) plain) : JSON.numberNode(plain);
    }
}
