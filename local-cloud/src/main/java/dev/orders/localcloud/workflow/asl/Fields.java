package dev.orders.localcloud.workflow.asl;

import dev.orders.localcloud.workflow.asl.Templates.Sees;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fields that several types of states have. */
final class Fields {

    private static final Set<String> COMMON = Set.of("Type", "Comment", "QueryLanguage");

    private Fields() {}

    static @Nullable Template arguments(Node node) {
        Node arguments = node.member("Arguments");
        if (arguments == null) {
            return null;
        }
        if (arguments.value().isString()) {
            return Templates.expression(arguments);
        }
        arguments.object();
        return Templates.read(arguments, Sees.NEITHER);
    }

    static void language(Node node) {
        String language = node.text("QueryLanguage");
        if ("JSONPath".equals(language)) {
            node.error("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
        } else if (language != null && !language.equals("JSONata")) {
            node.child("QueryLanguage").error("Value should be one of the following: [JSONPath, JSONata]");
        }
    }

    static @Nullable String next(Node node) {
        Node end = node.member("End");
        if (end != null && !end.value().isBoolean()) {
            end.error("Expected value of type [BOOLEAN]");
        }
        boolean ends = node.value().path("End").asBoolean(false);
        if (ends == node.has("Next")) {
            node.error("Exactly one of these fields is required: [Next, End]");
        }
        return node.text("Next");
    }

    static void allow(Node node, String... fields) {
        Set<String> allowed = new HashSet<>(COMMON);
        allowed.addAll(Set.of(fields));
        node.allow(allowed);
    }

    static void required(Node node, String... fields) {
        List<String> missing =
                List.of(fields).stream().filter(field -> !node.has(field)).toList();
        if (!missing.isEmpty()) {
            node.error("These fields are required: " + missing);
        }
    }
}
