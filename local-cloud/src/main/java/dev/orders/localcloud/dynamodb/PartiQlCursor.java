package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.dynamodb.PartiQlTokens.Kind;
import dev.orders.localcloud.dynamodb.PartiQlTokens.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A place in a statement's tokens; beyond the end lies an endless empty symbol. */
final class PartiQlCursor {

    private static final Token END = new Token(Kind.SYMBOL, "");

    private final List<Token> tokens;
    private int at;

    PartiQlCursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return peek(0);
    }

    Token peek(int ahead) {
        return at + ahead < tokens.size() ? tokens.get(at + ahead) : END;
    }

    Token next() {
        Token token = peek();
        at++;
        return token;
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    boolean skip(String symbol) {
        boolean found = peek().is(symbol);
        at += found ? 1 : 0;
        return found;
    }

    boolean skipWord(String keyword) {
        boolean found = peek().isWord(keyword);
        at += found ? 1 : 0;
        return found;
    }

    void expect(String symbol) {
        if (!skip(symbol)) {
            throw unexpected();
        }
    }

    void expectWord(String keyword) {
        if (!skipWord(keyword)) {
            throw unexpected();
        }
    }

    String name() {
        if (!peek().isName()) {
            throw unexpected();
        }
        return next().text();
    }

    /** Whether the next token is one of the keywords (upper case). */
    boolean atWord(Set<String> keywords) {
        return peek().kind() == Kind.WORD && keywords.contains(peek().text().toUpperCase(Locale.ROOT));
    }

    RuntimeException unexpected() {
        return Refusal.validation(
                "Statement wasn't well formed, can't be processed: unexpected '" + peek().text() + "'");
    }
}
