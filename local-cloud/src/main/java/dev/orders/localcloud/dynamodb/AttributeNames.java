package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.dynamodb.ExpressionTokens.Kind;
import dev.orders.localcloud.dynamodb.ExpressionTokens.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The top-level attributes that a request names: the values of {@code dynamodb:Attributes}.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">DynamoDB:
 *     fine-grained access control</a>
 */
final class AttributeNames {

    private static final Set<String> CONDITION_KEYWORDS = Set.of("AND", "OR", "NOT", "BETWEEN", "IN");
    private static final Map<String, Set<String>> KEYWORDS_BY_EXPRESSION = Map.of(
            "ProjectionExpression", Set.of(),
            "KeyConditionExpression", CONDITION_KEYWORDS,
            "FilterExpression", CONDITION_KEYWORDS,
            "ConditionExpression", CONDITION_KEYWORDS,
            "UpdateExpression", Set.of("SET", "REMOVE", "ADD", "DELETE"));
    private static final List<String> MAPS_BY_NAME =
            List.of("Key", "Item", "AttributeUpdates", "Expected", "KeyConditions", "QueryFilter", "ScanFilter");

    private AttributeNames() {}

    /** The names in the request's expressions, keys, items and legacy parameters. */
    static Set<String> of(ObjectNode input) {
        Set<String> names = new LinkedHashSet<>();
        for (String map : MAPS_BY_NAME) {
            names.addAll(Members.object(input, map).propertyNames());
        }
        if (Members.has(input, "AttributesToGet")
                && Members.array(input, "AttributesToGet").isEmpty()) {
            throw Refusal.validation("AttributesToGet must have length greater than or equal to 1");
        }
        for (JsonNode name : Members.array(input, "AttributesToGet")) {
            names.add(Members.text(name, "AttributesToGet"));
        }
        KEYWORDS_BY_EXPRESSION.forEach((expression, keywords) -> Members.text(input, expression)
                .ifPresent(text -> collect(ExpressionTokens.of(text), keywords, input, names)));
        return names;
    }

    private static void collect(List<Token> tokens, Set<String> keywords, ObjectNode input, Set<String> names) {
        if (tokens.isEmpty()) {
            throw Refusal.validation("Invalid expression: The expression can not be empty;");
        }
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean nested = i > 0 && tokens.get(i - 1).is(".");
            boolean function = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
            if (nested) {
                continue;
            }
            if (token.kind() == Kind.NAME_PLACEHOLDER) {
                names.add(resolve(token.text(), input));
            } else if (token.kind() == Kind.WORD
                    && !function
                    && !keywords.contains(token.text().toUpperCase(Locale.ROOT))) {
                names.add(token.text());
            }
        }
    }

    static String resolve(String placeholder, ObjectNode input) {
        return Members.text(Members.object(input, "ExpressionAttributeNames"), placeholder)
                .orElseThrow(() -> Refusal.validation("Invalid expression: An expression attribute name used in the"
                        + " document path is not defined; attribute name: " + placeholder));
    }
}
