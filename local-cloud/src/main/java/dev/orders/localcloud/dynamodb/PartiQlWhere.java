package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.dynamodb.PartiQlCondition.All;
import dev.orders.localcloud.dynamodb.PartiQlCondition.Any;
import dev.orders.localcloud.dynamodb.PartiQlCondition.OneOf;
import dev.orders.localcloud.dynamodb.PartiQlCondition.Other;
import dev.orders.localcloud.dynamodb.PartiQlTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads WHERE clauses: AND, OR, NOT and parentheses are understood, of the terms only equality and IN. */
final class PartiQlWhere {

    private static final Set<String> END = Set.of("ORDER", "RETURNING");
    private static final Set<String> FORBIDDEN = Set.of(
            "SELECT",
            "FROM",
            "WHERE",
            "INSERT",
            "UPDATE",
            "DELETE",
            "EXISTS",
            "UNION",
            "INTERSECT",
            "EXCEPT",
            "LET",
            "JOIN",
            "GROUP",
            "HAVING",
            "LIMIT",
            "OFFSET",
            "CASE",
            "CAST",
            "PIVOT",
            "UNPIVOT",
            "VALUE",
            "VALUES",
            "AS");
    private static final Set<String> KEYWORDS =
            Set.of("AND", "OR", "NOT", "IN", "BETWEEN", "IS", "MISSING", "NULL", "TRUE", "FALSE");

    /** Far more than anybody writes, and far from the end of this thread's stack. */
    private static final int DEEPEST = 100;

    private final PartiQlCursor cursor;
    private final Set<String> attributes;
    private int depth;

    PartiQlWhere(PartiQlCursor cursor, Set<String> attributes) {
        this.cursor = cursor;
        this.attributes = attributes;
    }

    PartiQlCondition read() {
        List<PartiQlCondition> parts = new ArrayList<>();
        do {
            parts.add(conjunction());
        } while (cursor.skipWord("OR"));
        return parts.size() == 1 ? parts.getFirst() : new Any(parts);
    }

    private PartiQlCondition conjunction() {
        List<PartiQlCondition> parts = new ArrayList<>();
        do {
            parts.add(negation());
        } while (cursor.skipWord("AND"));
        return parts.size() == 1 ? parts.getFirst() : new All(parts);
    }

    private PartiQlCondition negation() {
        if (depth == DEEPEST) {
            throw cursor.unexpected();
        }
        depth++;
        PartiQlCondition condition = factor();
        depth--;
        return condition;
    }

    private PartiQlCondition factor() {
        if (cursor.skipWord("NOT")) {
            negation();
            return new Other();
        }
        if (cursor.skip("(")) {
            PartiQlCondition inner = read();
            cursor.expect(")");
            if (!atBoundary()) {
                throw cursor.unexpected();
            }
            return inner;
        }
        return term();
    }

    private PartiQlCondition term() {
        List<Token> term = new ArrayList<>();
        int depth = 0;
        boolean between = false;
        while (depth > 0 || !atBoundary() || (between && cursor.peek().isWord("AND"))) {
            if (cursor.atEnd() || cursor.atWord(FORBIDDEN)) {
                throw cursor.unexpected();
            }
            Token before = term.isEmpty() ? null : term.getLast();
            Token token = cursor.next();
            if (token.is("(") || token.is("[") || token.is("{")) {
                depth++;
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                depth--;
            } else if (depth == 0 && token.isWord("BETWEEN")) {
                between = true;
            } else if (depth == 0 && token.isWord("AND")) {
                between = false;
            }
            boolean nested = before != null && before.is(".");
            if (isAttribute(token) && !nested && !cursor.peek().is("(")) {
                attributes.add(token.text());
            }
            term.add(token);
        }
        return classify(term);
    }

    private PartiQlCondition classify(List<Token> term) {
        if (term.isEmpty()) {
            throw cursor.unexpected();
        }
        if (term.size() == 3 && term.get(1).is("=")) {
            if (isAttribute(term.get(0)) && term.get(2).isValue()) {
                return new OneOf(term.get(0).text(), List.of(term.get(2)));
            }
            if (isAttribute(term.get(2)) && term.get(0).isValue()) {
                return new OneOf(term.get(2).text(), List.of(term.get(0)));
            }
        }
        if (term.size() >= 5 && isAttribute(term.get(0)) && term.get(1).isWord("IN")) {
            return in(term);
        }
        return new Other();
    }

    private static PartiQlCondition in(List<Token> term) {
        String opening = term.get(2).text();
        String closing = term.getLast().text();
        if (!(opening + closing).equals("[]") && !(opening + closing).equals("()")) {
            return new Other();
        }
        List<Token> values = new ArrayList<>();
        for (int i = 3; i < term.size() - 1; i++) {
            boolean separator = i % 2 == 0;
            if (separator ? !term.get(i).is(",") : !term.get(i).isValue()) {
                return new Other();
            }
            if (!separator) {
                values.add(term.get(i));
            }
        }
        return term.size() % 2 == 1 ? new OneOf(term.getFirst().text(), values) : new Other();
    }

    private boolean atBoundary() {
        return cursor.atEnd()
                || cursor.peek().is(")")
                || cursor.peek().isWord("AND")
                || cursor.peek().isWord("OR")
                || cursor.atWord(END);
    }

    private static boolean isAttribute(Token token) {
        return switch (token.kind()) {
            case QUOTED -> true;
            case WORD -> KEYWORDS.stream().noneMatch(token::isWord);
            default -> false;
        };
    }
}
