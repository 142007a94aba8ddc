package dev.orders.localcloud.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A text of a policy in which variables such as {@code ${aws:username}} may stand, read once.
 *
 * <p>A variable's value is text: it is not read again for variables, and its stars are no wildcards. Neither are those of
 * a default value; whether AWS takes them for wildcards is not documented, so the narrower reading is taken.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html">IAM: variables</a>
 */
final class Template {

    /** What a template is made of. */
    private sealed interface Part {
        record Written(String text) implements Part {}

        record Plain(String text) implements Part {}

        record Variable(
                String written, String key, @Nullable String otherwise) implements Part {}
    }

    private final String source;
    private final List<Part> parts;
    private final boolean wildcards;
    private final @Nullable Glob constant;

    private Template(String source, List<Part> parts, boolean wildcards) {
        this.source = source;
        this.parts = List.copyOf(parts);
        this.wildcards = wildcards;
        this.constant = variables().isEmpty() ? build(Keys.NONE) : null;
    }

    /**
     * @param wildcards whether stars and question marks stand for others
     * @param variables whether {@code ${…}} is a variable: only in version 2012-10-17
     * @throws IllegalArgumentException when a variable is malformed or can have no single value
     */
    static Template of(String source, boolean wildcards, boolean variables) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = variables ? source.indexOf("${") : -1; open >= 0; open = source.indexOf("${", from)) {
            if (open > from) {
                parts.add(new Part.Written(source.substring(from, open)));
            }
            int close = end(source, open);
            parts.add(variable(source.substring(open + 2, close)));
            from = close + 1;
        }
        if (from < source.length()) {
            parts.add(new Part.Written(source.substring(from)));
        }
        return new Template(source, parts, wildcards);
    }

    /** Where the variable that opens here ends; a brace inside the quotes of a default value doesn't end it. */
    private static int end(String source, int open) {
        boolean quoted = false;
        for (int at = open + 2; at < source.length(); at++) {
            char character = source.charAt(at);
            if (character == '\'') {
                quoted = !quoted;
            } else if (character == '}' && !quoted) {
                return at;
            }
        }
        throw new IllegalArgumentException("the variable is not closed in " + source);
    }

    private static Part variable(String inner) {
        if (inner.equals("*") || inner.equals("?") || inner.equals("$")) {
            return new Part.Plain(inner);
        }
        int comma = inner.indexOf(", '");
        String key = comma < 0 ? inner : inner.substring(0, comma);
        String otherwise = null;
        if (comma >= 0) {
            if (!inner.endsWith("'") || inner.length() < comma + 4) {
                throw new IllegalArgumentException("a default value is written ${key, 'value'}, not ${" + inner + "}");
            }
            otherwise = inner.substring(comma + 3, inner.length() - 1);
        }
        if (!ConditionKeys.isName(key)) {
            throw new IllegalArgumentException("${" + inner + "} is no variable");
        }
        if (ConditionKeys.isMultivalued(key)) {
            throw new IllegalArgumentException(key + " has several values and cannot be a variable");
        }
        return new Part.Variable(key, key.toLowerCase(Locale.ROOT), otherwise);
    }

    /** The pattern for one request; null when a variable has no value and no default. */
    @Nullable
    Glob resolve(Keys keys) {
        return constant != null ? constant : build(keys);
    }

    private @Nullable Glob build(Keys keys) {
        Glob.Builder builder = new Glob.Builder();
        for (Part part : parts) {
            switch (part) {
                case Part.Written written -> written(builder, written.text());
                case Part.Plain plain -> builder.value(plain.text());
                case Part.Variable variable -> {
                    String value = keys.single(variable.key());
                    if (value == null) {
                        value = variable.otherwise();
                    }
                    if (value == null) {
                        return null;
                    }
                    builder.value(value);
                }
            }
        }
        return builder.build();
    }

    private void written(Glob.Builder builder, String text) {
        if (wildcards) {
            builder.pattern(text);
        } else {
            builder.value(text);
        }
    }

    /** The keys that the text needs, as it spells them. */
    List<String> variables() {
        return parts.stream()
                .filter(Part.Variable.class::isInstance)
                .map(part -> ((Part.Variable) part).written())
                .toList();
    }

    /** The first variable without a value or a default. */
    @Nullable
    String missing(Keys keys) {
        for (Part part : parts) {
            if (part instanceof Part.Variable variable
                    && variable.otherwise() == null
                    && keys.single(variable.key()) == null) {
                return variable.written();
            }
        }
        return null;
    }

    /** How many colons are written before the first variable; all of them when there is none. */
    int colonsBeforeVariable() {
        int colons = 0;
        for (Part part : parts) {
            if (part instanceof Part.Variable) {
                return colons;
            }
            if (part instanceof Part.Written written) {
                colons += (int) written.text()
                        .chars()
                        .filter(character -> character == ':')
                        .count();
            }
        }
        return colons;
    }

    @Override
    public String toString() {
        return source;
    }
}
