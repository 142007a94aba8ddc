package dev.orders.localcloud.queues;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The parameters of a request or of a batch's entry, of which none is overlooked: what isn't executed is refused. */
record Input(ObjectNode node) {

    static Input of(ObjectNode node, Set<String> executed) {
        node.properties().forEach(member -> {
            if (!executed.contains(member.getKey()) && !isNothing(member.getValue())) {
                throw Refusals.notExecuted(member.getKey());
            }
        });
        return new Input(node);
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || (value.isContainer() && value.isEmpty());
    }

    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw Refusals.missing(name);
        }
        return text;
    }

    @Nullable
    String text(String name) {
        JsonNode value = node.path(name);
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        if (!value.isString()) {
            throw Refusals.type(name);
        }
        return value.stringValue();
    }

    int number(String name, int fallback, int min, int max) {
        JsonNode value = node.path(name);
        if (value.isNull() || value.isMissingNode()) {
            return fallback;
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw Refusals.type(name);
        }
        int number = value.intValue();
        if (number < min || number > max) {
            throw Refusals.value(name, number, "Must be between %d and %d, if provided".formatted(min, max));
        }
        return number;
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : list(name)) {
            if (!value.isString()) {
                throw Refusals.type(name);
            }
            texts.add(value.stringValue());
        }
        return texts;
    }

    List<JsonNode> list(String name) {
        JsonNode values = node.path(name);
        if (values.isNull() || values.isMissingNode()) {
            return List.of();
        }
        if (!values.isArray()) {
            throw Refusals.type(name);
        }
        return values.valueStream().toList();
    }
}
