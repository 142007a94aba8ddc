package dev.orders.localcloud.workflow.engine;

import dev.orders.localcloud.workflow.asl.Template;
import dev.orders.localcloud.workflow.jsonata.Bindings;
import dev.orders.localcloud.workflow.jsonata.Expression;
import dev.orders.localcloud.workflow.jsonata.ExpressionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Evaluates the fields of one state in one moment; a fault names the field as AWS does, such as {@code Output/a/b[0]}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html">Transforming data</a>
 */
record Evaluation(Bindings bindings) {

    JsonNode value(Template template, String field) {
        return switch (template) {
            case Template.Literal literal -> literal.value();
            case Template.Computed computed -> computed(computed.expression(), field);
            case Template.Members members -> {
                ObjectNode object = JsonNodeFactory.instance.objectNode();
                members.members().forEach((name, member) -> object.set(name, value(member, field + "/" + name)));
                yield object;
            }
            case Template.Elements elements -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                for (int i = 0; i < elements.elements().size(); i++) {
                    array.add(value(elements.elements().get(i), field + "[" + i + "]"));
                }
                yield array;
            }
        };
    }

    JsonNode valueOr(@Nullable Template template, String field, JsonNode otherwise) {
        return template == null ? otherwise : value(template, field);
    }

    boolean truth(Template template, String field) {
        JsonNode value = value(template, field);
        if (!value.isBoolean()) {
            throw unexpected(template, field, "boolean", value);
        }
        return value.booleanValue();
    }

    String text(Template template, String field) {
        JsonNode value = value(template, field);
        if (!value.isString()) {
            throw unexpected(template, field, "string", value);
        }
        return value.stringValue();
    }

    JsonNode array(Template template, String field) {
        JsonNode value = value(template, field);
        if (!value.isArray()) {
            throw unexpected(template, field, "array", value);
        }
        return value;
    }

    long whole(Template template, String field, long least, long most) {
        JsonNode value = value(template, field);
        if (!value.isNumber()) {
            throw unexpected(template, field, "number", value);
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw StateFailedException.evaluation(
                    field, "The " + field + " field cannot be parsed as an integer: " + value);
        }
        if (value.longValue() < least || value.longValue() > most) {
            throw StateFailedException.evaluation(
                    field, "The " + field + " field must be between " + least + " and " + most + ": " + value);
        }
        return value.longValue();
    }

    private JsonNode computed(Expression expression, String field) {
        JsonNode value;
        try {
            value = expression.evaluate(bindings);
        } catch (ExpressionException fault) {
            throw StateFailedException.evaluation(
                    field, about(expression, field) + "threw an error during evaluation. " + fault.getMessage());
        }
        if (value.isMissingNode()) {
            throw StateFailedException.evaluation(field, about(expression, field) + "returned nothing (undefined).");
        }
        return value;
    }

    private static StateFailedException unexpected(Template template, String field, String expected, JsonNode value) {
        String subject = template instanceof Template.Computed computed
                ? about(computed.expression(), field)
                : "The field '" + field + "' ";
        return StateFailedException.evaluation(
                field,
                subject + "returned an unexpected result type. Expected '" + expected + "', but was '" + type(value)
                        + "' for value: " + value);
    }

    private static String about(Expression expression, String field) {
        return "The JSONata expression '" + expression.source() + "' specified for the field '" + field + "' ";
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            case STRING -> "string";
            default -> "null";
        };
    }
}
