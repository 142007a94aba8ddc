package dev.orders.localcloud.gateway.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON on its way into a template's values and out of them. Numbers stay as they were written. */
final class JsonText {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonText() {}

    /** @throws TemplateException.NoJson for anything else */
    static JsonNode parse(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isMissingNode()) {
                throw new TemplateException.NoJson();
            }
            return node;
        } catch (JacksonException e) {
            throw new TemplateException.NoJson();
        }
    }

    static String write(@Nullable Object value) {
        return JSON.writeValueAsString(value instanceof Absent ? null : value);
    }

    /** As a template has it: maps, lists, texts, numbers, booleans. */
    static Object value(@Nullable JsonNode node) {
        if (node == null) {
            return Absent.VALUE;
        }
        return switch (node.getNodeType()) {
            case OBJECT -> object(node);
            case ARRAY -> array(node);
            case STRING -> node.stringValue();
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            default -> Absent.VALUE;
        };
    }

    private static Map<String, Object> object(JsonNode node) {
        Map<String, Object> members = new LinkedHashMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return members;
    }

    private static List<Object> array(JsonNode node) {
        List<Object> elements = new JsonList();
        node.forEach(element -> elements.add(value(element)));
        return elements;
    }

    /** API Gateway prints a list as JSON, and a map as Java does: {@code {a=1, b=[2]}}. */
    private static final class JsonList extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public String toString() {
            return write(this);
        }
    }
}
