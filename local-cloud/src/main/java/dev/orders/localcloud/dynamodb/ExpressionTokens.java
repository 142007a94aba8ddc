package dev.orders.localcloud.dynamodb;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a DynamoDB expression. A character outside the expression language is refused.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html">DynamoDB: expressions</a>
 */
final class ExpressionTokens {

    enum Kind {
        /** A name, a keyword or a function. */
        WORD,
        /** {@code #name}. */
        NAME_PLACEHOLDER,
        /** {@code :value}. */
        VALUE_PLACEHOLDER,
        /** An index into a list. */
        NUMBER,
        SYMBOL
    }

    record Token(Kind kind, String text) {
        boolean is(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        boolean isWord(String keyword) {
            return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
        }
    }

    /** DynamoDB's quota, in bytes of UTF-8; every character that can be in a longer text is refused or one byte. */
    private static final int LONGEST = 4096;

    private ExpressionTokens() {}

    static List<Token> of(String expression) {
        if (expression.length() > LONGEST) {
            throw Refusal.validation("Invalid expression: Expression size has exceeded the maximum allowed size;"
                    + " expression size: " + expression.length());
        }
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < expression.length()) {
            char c = expression.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
                continue;
            }
            int end;
            Kind kind;
            if (c == '#' || c == ':') {
                end = wordEnd(expression, at + 1);
                kind = c == '#' ? Kind.NAME_PLACEHOLDER : Kind.VALUE_PLACEHOLDER;
                if (end == at + 1) {
                    throw syntaxError(expression, at);
                }
            } else if (c >= '0' && c <= '9') {
                end = wordEnd(expression, at);
                kind = Kind.NUMBER;
            } else if (isWordPart(c)) {
                end = wordEnd(expression, at);
                kind = Kind.WORD;
            } else {
                end = symbolEnd(expression, at);
                kind = Kind.SYMBOL;
            }
            tokens.add(new Token(kind, expression.substring(at, end)));
            at = end;
        }
        return tokens;
    }

    private static int symbolEnd(String expression, int at) {
        char c = expression.charAt(at);
        char next = at + 1 < expression.length() ? expression.charAt(at + 1) : ' ';
        if ((c == '<' && (next == '=' || next == '>')) || (c == '>' && next == '=')) {
            return at + 2;
        }
        if ("=<>(),.[]+-".indexOf(c) < 0) {
            throw syntaxError(expression, at);
        }
        return at + 1;
    }

    private static int wordEnd(String expression, int from) {
        int end = from;
        while (end < expression.length() && isWordPart(expression.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWordPart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }

    private static RuntimeException syntaxError(String expression, int at) {
        return Refusal.validation("Invalid expression: Syntax error; token: \"" + expression.charAt(at) + "\"");
    }
}
