package dev.orders.localcloud.dynamodb;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a PartiQL statement. Comments, Ion literals and whatever else DynamoDB's dialect can do without are
 * refused rather than read: they serve to make two readers disagree.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html">DynamoDB: PartiQL</a>
 */
final class PartiQlTokens {

    enum Kind {
        /** A keyword, a function or an attribute. */
        WORD,
        /** {@code "name"}. */
        QUOTED,
        /** {@code 'text'}. */
        STRING,
        NUMBER,
        /** {@code ?}; its text is its place among the parameters. */
        PARAMETER,
        SYMBOL
    }

    record Token(Kind kind, String text) {
        boolean is(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        boolean isWord(String keyword) {
            return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
        }

        boolean isName() {
            return kind == Kind.WORD || kind == Kind.QUOTED;
        }

        boolean isValue() {
            return kind == Kind.STRING || kind == Kind.NUMBER || kind == Kind.PARAMETER;
        }
    }

    private static final List<String> SYMBOLS =
            List.of("<=", ">=", "<>", "!=", "=", "<", ">", "(", ")", "[", "]", "{", "}", ",", ".", ":", "*", "+", "-");

    /** DynamoDB's quota for a statement. */
    private static final int LONGEST = 8192;

    private final String statement;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private PartiQlTokens(String statement) {
        this.statement = statement;
    }

    static List<Token> of(String statement) {
        if (statement.length() > LONGEST) {
            throw Refusal.validation("1 validation error detected: Value at 'statement' failed to satisfy constraint:"
                    + " Member must have length less than or equal to " + LONGEST);
        }
        PartiQlTokens reader = new PartiQlTokens(statement);
        reader.read();
        return List.copyOf(reader.tokens);
    }

    private void read() {
        int parameters = 0;
        while (at < statement.length()) {
            char c = statement.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else if (c == '\'') {
                tokens.add(new Token(Kind.STRING, delimited('\'')));
            } else if (c == '"') {
                tokens.add(new Token(Kind.QUOTED, delimited('"')));
            } else if (c == '?') {
                at++;
                tokens.add(new Token(Kind.PARAMETER, Integer.toString(parameters++)));
            } else if (isDigit(c)) {
                tokens.add(new Token(Kind.NUMBER, run(true)));
            } else if (isLetter(c)) {
                tokens.add(new Token(Kind.WORD, run(false)));
            } else {
                tokens.add(new Token(Kind.SYMBOL, symbol()));
            }
        }
    }

    /** Text between quotes, in which a doubled quote stands for itself. */
    private String delimited(char quote) {
        StringBuilder text = new StringBuilder();
        for (at++; at < statement.length(); at++) {
            char c = statement.charAt(at);
            if (c != quote) {
                text.append(c);
            } else if (at + 1 < statement.length() && statement.charAt(at + 1) == quote) {
                text.append(quote);
                at++;
            } else {
                at++;
                return text.toString();
            }
        }
        throw malformed();
    }

    private String run(boolean number) {
        int from = at;
        while (at < statement.length()) {
            char c = statement.charAt(at);
            if (!isLetter(c) && !isDigit(c) && !(number && c == '.')) {
                break;
            }
            at++;
        }
        return statement.substring(from, at);
    }

    private String symbol() {
        boolean comment = statement.startsWith("--", at);
        for (String symbol : SYMBOLS) {
            if (!comment && statement.startsWith(symbol, at)) {
                at += symbol.length();
                return symbol;
            }
        }
        throw malformed();
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static RuntimeException malformed() {
        return Refusal.validation("Statement wasn't well formed, can't be processed");
    }
}
