package dev.orders.localcloud.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The members of a structure, of which none is overlooked: what isn't executed is refused. */
record Members(String path, ObjectNode node) {

    static Members of(String path, JsonNode node, String... executed) {
        ObjectNode object = node.isNull() || node.isMissingNode()
                ? JsonNodeFactory.instance.objectNode()
                : node instanceof ObjectNode given ? given : refuse(path, "a structure");
        Set<String> known = Set.of(executed);
        object.properties().forEach(member -> {
            if (!known.contains(member.getKey()) && !member.getValue().isNull()) {
                throw Refusals.notExecuted(path + member.getKey());
            }
        });
        return new Members(path, object);
    }

    Members structure(String name, String... executed) {
        return of(path + name + ".", node.path(name), executed);
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    @Nullable
    String text(String name) {
        JsonNode value = node.path(name);
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        return value.isString() ? value.stringValue() : refuse(path + name, "a text");
    }

    List<String> texts(String name) {
        JsonNode values = node.path(name);
        if (values.isNull() || values.isMissingNode()) {
            return List.of();
        }
        if (!values.isArray()) {
            return refuse(path + name, "a list");
        }
        List<String> texts = new ArrayList<>();
        values.forEach(value -> texts.add(value.isString() ? value.stringValue() : refuse(path + name, "a text")));
        return texts;
    }

    private static <T> T refuse(String name, String wanted) {
        throw Refusals.badRequest("'%s' is not %s.".formatted(name, wanted));
    }
}
