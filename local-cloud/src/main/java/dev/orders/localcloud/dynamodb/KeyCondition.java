package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.dynamodb.ExpressionTokens.Kind;
import dev.orders.localcloud.dynamodb.ExpressionTokens.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which partition a Query reads. The language of key conditions is small, comparisons joined by AND; whatever does not
 * parse as that is refused, for then it is unknown what it reads.
 */
final class KeyCondition {

    private static final Set<String> COMPARATORS = Set.of("=", "<", "<=", ">", ">=");

    /** Far more than anybody writes, and far from the end of this thread's stack. */
    private static final int DEEPEST = 100;

    private final ObjectNode input;
    private final String partitionKey;
    private final List<Token> tokens;
    private int at;
    private int depth;
    private Optional<String> partition = Optional.empty();

    private KeyCondition(ObjectNode input, String partitionKey, String expression) {
        this.input = input;
        this.partitionKey = partitionKey;
        this.tokens = ExpressionTokens.of(expression);
    }

    /** The one partition key value that the request's key condition demands. */
    static String partition(ObjectNode input, String partitionKey) {
        Optional<String> expression = Members.text(input, "KeyConditionExpression");
        if (expression.isEmpty()) {
            return legacyPartition(input, partitionKey);
        }
        if (Members.has(input, "KeyConditions")) {
            throw Refusal.validation("Can not use both expression and non-expression parameters in the same request:"
                    + " Non-expression parameters: {KeyConditions} Expression parameters: {KeyConditionExpression}");
        }
        KeyCondition condition = new KeyCondition(input, partitionKey, expression.get());
        condition.conjunction();
        if (condition.at != condition.tokens.size()) {
            throw syntaxError();
        }
        return condition.partition.orElseThrow(() -> missing(partitionKey));
    }

    private static String legacyPartition(ObjectNode input, String partitionKey) {
        JsonNode given = Members.object(input, "KeyConditions").get(partitionKey);
        if (given == null) {
            throw missing(partitionKey);
        }
        ObjectNode condition = Members.object(given, "KeyConditions");
        ArrayNode values = Members.array(condition, "AttributeValueList");
        if (!Members.required(condition, "ComparisonOperator").equals("EQ") || values.size() != 1) {
            throw Refusal.validation("Query key condition not supported");
        }
        return KeyText.of(values.get(0));
    }

    private void conjunction() {
        term();
        while (at < tokens.size() && tokens.get(at).isWord("AND")) {
            at++;
            term();
        }
    }

    private void term() {
        if (peek().is("(")) {
            if (++depth > DEEPEST) {
                throw syntaxError();
            }
            at++;
            conjunction();
            expect(")");
            depth--;
        } else if (peek().isWord("begins_with")
                && at + 1 < tokens.size()
                && tokens.get(at + 1).is("(")) {
            at += 2;
            refusePartitionKey(name());
            expect(",");
            value();
            expect(")");
        } else {
            comparison();
        }
    }

    private void comparison() {
        if (peek().kind() == Kind.VALUE_PLACEHOLDER) {
            JsonNode value = value();
            String comparator = comparator();
            compare(name(), comparator, value);
            return;
        }
        String name = name();
        if (peek().isWord("BETWEEN")) {
            refusePartitionKey(name);
            at++;
            value();
            if (!next().isWord("AND")) {
                throw syntaxError();
            }
            value();
            return;
        }
        compare(name, comparator(), value());
    }

    private void compare(String name, String comparator, JsonNode value) {
        if (!name.equals(partitionKey)) {
            return;
        }
        if (!comparator.equals("=") || partition.isPresent()) {
            throw Refusal.validation("Query key condition not supported");
        }
        partition = Optional.of(KeyText.of(value));
    }

    private void refusePartitionKey(String name) {
        if (name.equals(partitionKey)) {
            throw Refusal.validation("Query key condition not supported");
        }
    }

    private String name() {
        Token token = next();
        return switch (token.kind()) {
            case WORD -> token.text();
            case NAME_PLACEHOLDER -> AttributeNames.resolve(token.text(), input);
            default -> throw syntaxError();
        };
    }

    private JsonNode value() {
        Token token = next();
        if (token.kind() != Kind.VALUE_PLACEHOLDER) {
            throw syntaxError();
        }
        JsonNode value = Members.object(input, "ExpressionAttributeValues").get(token.text());
        if (value == null) {
            throw Refusal.validation("Invalid KeyConditionExpression: An expression attribute value used in expression"
                    + " is not defined; attribute value: " + token.text());
        }
        return value;
    }

    private String comparator() {
        String symbol = next().text();
        if (!COMPARATORS.contains(symbol)) {
            throw syntaxError();
        }
        return symbol;
    }

    private void expect(String symbol) {
        if (!next().is(symbol)) {
            throw syntaxError();
        }
    }

    private Token peek() {
        if (at >= tokens.size()) {
            throw syntaxError();
        }
        return tokens.get(at);
    }

    private Token next() {
        Token token = peek();
        at++;
        return token;
    }

    private static RuntimeException syntaxError() {
        return Refusal.validation("Invalid KeyConditionExpression: Syntax error");
    }

    private static RuntimeException missing(String partitionKey) {
        return Refusal.validation("Query condition missed key schema element: " + partitionKey);
    }
}
