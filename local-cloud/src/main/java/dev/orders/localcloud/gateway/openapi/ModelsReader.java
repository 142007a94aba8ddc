package dev.orders.localcloud.gateway.openapi;

import dev.orders.localcloud.gateway.model.BodyModel;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The models: {@code components/schemas}, as far as API Gateway takes and validates them. It leaves {@code minItems} and
 * {@code maxItems} out, so they are refused here.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html">Important notes: models</a>
 */
final class ModelsReader {

    private static final String PLACE = "#/components/schemas/";
    private static final Set<String> KEYWORDS = Set.of(
            "type",
            "title",
            "description",
            "properties",
            "required",
            "additionalProperties",
            "items",
            "enum",
            "pattern",
            "minLength",
            "maxLength",
            "minimum",
            "maximum");
    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");

    private ModelsReader() {}

    /** By reference, such as {@code #/components/schemas/TelemetryEvent}. */
    static Map<String, BodyModel> read(@Nullable Node schemas) {
        Map<String, BodyModel> models = new HashMap<>();
        if (schemas == null) {
            return models;
        }
        ObjectNode definitions = JsonNodeFactory.instance.objectNode();
        for (Node schema : schemas.members()) {
            if (!schema.name().matches("[A-Za-z0-9]+")) {
                throw schema.refusal("a model's name is alphanumeric");
            }
            check(schema, schemas);
            definitions.set(schema.name(), localized(schema.value()));
        }
        for (Node schema : schemas.members()) {
            ObjectNode document = JsonNodeFactory.instance.objectNode();
            document.put("$schema", "http://json-schema.org/draft-04/schema#");
            document.set("definitions", definitions);
            document.putArray("allOf").addObject().put("$ref", "#/definitions/" + schema.name());
            models.put(PLACE + schema.name(), new BodyModel(document));
        }
        return models;
    }

    private static void check(Node schema, Node schemas) {
        if (schema.member("$ref") instanceof Node reference) {
            schema.allow(Set.of("$ref"));
            String text = reference.text();
            if (!text.startsWith(PLACE) || schemas.member(text.substring(PLACE.length())) == null) {
                throw reference.refusal("there is no model '" + text + "'");
            }
            return;
        }
        schema.allow(KEYWORDS);
        if (schema.member("type") instanceof Node type && !TYPES.contains(type.text())) {
            throw type.refusal("draft 4 has no type '" + type.text() + "'");
        }
        if (schema.member("additionalProperties") instanceof Node additional
                && !additional.value().isBoolean()) {
            throw additional.refusal("only true and false are executed");
        }
        if (schema.member("pattern") instanceof Node pattern) {
            try {
                Pattern.compile(pattern.text());
            } catch (PatternSyntaxException e) {
                throw pattern.refusal("is no regular expression");
            }
        }
        if (schema.member("properties") instanceof Node properties) {
            properties.members().forEach(property -> check(property, schemas));
        }
        if (schema.member("items") instanceof Node items) {
            check(items, schemas);
        }
    }

    /** References between models, as they are within one schema. */
    private static JsonNode localized(JsonNode schema) {
        if (schema.isArray()) {
            ArrayNode elements = JsonNodeFactory.instance.arrayNode();
            schema.forEach(element -> elements.add(localized(element)));
            return elements;
        }
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        schema.properties().forEach(member -> {
            String text = member.getValue().asString("");
            if (member.getKey().equals("$ref")) {
                members.put("$ref", text.replace(PLACE, "#/definitions/"));
            } else {
                members.set(member.getKey(), localized(member.getValue()));
            }
        });
        return members;
    }
}
