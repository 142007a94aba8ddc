package dev.orders.localcloud.workflow.asl;

import dev.orders.localcloud.workflow.jsonata.Expression;
import dev.orders.localcloud.workflow.jsonata.ExpressionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles what may hold expressions, and reports what an expression may not name where it stands. */
final class Templates {

    /** The members of {@code $states} that only some fields have. */
    enum Sees {
        NEITHER(Set.of("result", "errorOutput")),
        RESULT(Set.of("errorOutput")),
        ERROR_OUTPUT(Set.of("result"));

        private final Set<String> absent;

        Sees(Set<String> absent) {
            this.absent = absent;
        }
    }

    /** Texts and comments of JSONata, in which a name is none. */
    private static final Pattern TEXTS =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|/\\*[\\s\\S]*?\\*/");

    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,79}");

    private Templates() {}

    @Nullable
    static Template read(Node state, String field, Sees sees) {
        Node member = state.member(field);
        return member == null ? null : read(member, sees);
    }

    static Template read(Node node, Sees sees) {
        JsonNode value = node.value();
        if (value.isString()) {
            return text(node, value.stringValue(), sees);
        }
        if (value.isObject()) {
            Map<String, Template> members = new LinkedHashMap<>();
            node.eachMember((name, member) -> members.put(name, read(member, sees)));
            return members.values().stream().allMatch(Template.Literal.class::isInstance)
                    ? new Template.Literal(value)
                    : new Template.Members(members);
        }
        if (value.isArray()) {
            List<Template> elements = new ArrayList<>();
            for (int i = 0; i < value.size(); i++) {
                elements.add(read(new Node(node.location() + "[" + i + "]", value.get(i), node.findings()), sees));
            }
            return elements.stream().allMatch(Template.Literal.class::isInstance)
                    ? new Template.Literal(value)
                    : new Template.Elements(elements);
        }
        return new Template.Literal(value);
    }

    /** A field that is a whole number or an expression. */
    @Nullable
    static Template number(Node state, String field, long least, long most) {
        Node member = state.member(field);
        if (member == null) {
            return null;
        }
        if (member.value().isString()) {
            return expression(member);
        }
        member.isWhole(least, most);
        return new Template.Literal(member.value());
    }

    /** A field that must be an expression where it is a text. */
    static Template expression(Node member) {
        Template template = read(member, Sees.NEITHER);
        if (member.value().isString() && !member.value().stringValue().startsWith("{%")) {
            member.error("Expected a JSONata expression");
        }
        return template;
    }

    /** The assignments of a state: names that are variables of its scope, and not of one around it. */
    @Nullable
    static Template assign(Node state, Sees sees, Set<String> outer) {
        Node member = state.member("Assign");
        if (member == null || !member.object()) {
            return null;
        }
        member.eachMember((name, value) -> {
            if (!VARIABLE.matcher(name).matches()) {
                value.error("Variable name '" + name + "' must be a Unicode identifier of at most 80 characters");
            } else if (name.equals("states")) {
                value.error("Variable name 'states' is reserved");
            } else if (outer.contains(name)) {
                value.error("Variable '" + name + "' is already assigned in an outer scope");
            }
        });
        return read(member, sees);
    }

    private static Template text(Node node, String text, Sees sees) {
        if (!text.startsWith("{%")) {
            return new Template.Literal(node.value());
        }
        if (text.length() < 4 || !text.endsWith("%}")) {
            node.findings()
                    .error("INVALID_JSONATA_EXPRESSION", "The expression does not end with '%}'", node.location());
            return new Template.Literal(node.value());
        }
        String source = text.substring(2, text.length() - 2);
        checkNames(node, TEXTS.matcher(source).replaceAll("''"), sees);
        try {
            return new Template.Computed(Expression.compile(source));
        } catch (ExpressionException malformed) {
            node.findings()
                    .error("INVALID_JSONATA_EXPRESSION", String.valueOf(malformed.getMessage()), node.location());
            return new Template.Literal(node.value());
        }
    }

    private static void checkNames(Node node, String source, Sees sees) {
        for (String absent : sees.absent) {
            if (source.matches("(?s).*\\$states\\s*\\.\\s*" + absent + "\\b.*")) {
                unsupported(node, "$states." + absent);
            }
        }
        if (source.matches("(?s).*\\$\\$(?![\\p{L}_]).*")) {
            unsupported(node, "$$");
        }
        if (source.matches("(?s).*\\$eval\\s*\\(.*")) {
            unsupported(node, "$eval");
        }
    }

    private static void unsupported(Node node, String name) {
        node.findings()
                .error(
                        "UNSUPPORTED_JSONATA_EXPRESSION",
                        "Reference to '" + name + "' is not supported.",
                        node.location());
    }
}
