package dev.orders.localcloud.policy;

import dev.orders.localcloud.policy.Condition.Quantifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads the {@code Condition} of a statement. */
final class ConditionReader {

    private static final String IF_EXISTS = "IfExists";

    private final Source source;
    private final boolean variables;

    ConditionReader(Source source, boolean variables) {
        this.source = source;
        this.variables = variables;
    }

    List<Condition> read(JsonNode block, String at) {
        if (!block.isObject()) {
            throw source.problem(at, "must be an object");
        }
        List<Condition> conditions = new ArrayList<>();
        block.forEachEntry((operator, keys) -> conditions.addAll(operator(operator, keys, at + "/" + operator)));
        return List.copyOf(conditions);
    }

    private List<Condition> operator(String written, JsonNode keys, String at) {
        Quantifier quantifier = Quantifier.NONE;
        for (Quantifier candidate : List.of(Quantifier.FOR_ALL_VALUES, Quantifier.FOR_ANY_VALUE)) {
            if (written.startsWith(candidate.prefix())) {
                quantifier = candidate;
            }
        }
        String rest = written.substring(quantifier.prefix().length());
        boolean ifExists = rest.endsWith(IF_EXISTS);
        String spelling = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
        Operator operator = Operator.named(spelling).orElseThrow(() -> source.problem(at, "is no condition operator"));
        if (operator == Operator.NULL && (ifExists || quantifier != Quantifier.NONE)) {
            throw source.problem(at, "takes neither a set operator nor IfExists");
        }
        if (!keys.isObject() || keys.isEmpty()) {
            throw source.problem(at, "must be an object of condition keys");
        }
        return conditions(operator, quantifier, ifExists, keys, at);
    }

    private List<Condition> conditions(
            Operator operator, Quantifier quantifier, boolean ifExists, JsonNode keys, String at) {
        List<Condition> conditions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String key : keys.propertyNames()) {
            String place = at + "/" + Source.escape(key);
            String lowerCase = key.toLowerCase(Locale.ROOT);
            if (!ConditionKeys.isName(key)) {
                throw source.problem(place, "is no condition key (service:Key)");
            }
            if (!seen.add(lowerCase)) {
                throw source.problem(place, "is there twice: case is ignored in condition keys");
            }
            List<ValuePattern> patterns =
                    source.each(keys.get(key), place, true, (text, value) -> operator.read(text, variables));
            conditions.add(new Condition(operator, quantifier, ifExists, lowerCase, key, patterns));
        }
        return conditions;
    }
}
