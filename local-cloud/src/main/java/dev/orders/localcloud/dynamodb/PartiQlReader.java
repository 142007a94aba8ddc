package dev.orders.localcloud.dynamodb;

import dev.orders.localcloud.dynamodb.PartiQlCondition.OneOf;
import dev.orders.localcloud.dynamodb.PartiQlCondition.Other;
import dev.orders.localcloud.dynamodb.PartiQlStatement.Kind;
import dev.orders.localcloud.dynamodb.PartiQlTokens.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads PartiQL statements of DynamoDB's dialect; what it does not understand is refused. */
final class PartiQlReader {

    private static final Set<String> FORBIDDEN = Set.of("SELECT", "FROM", "INSERT", "UPDATE", "DELETE", "EXISTS");

    private final PartiQlCursor cursor;
    private final Set<String> attributes = new LinkedHashSet<>();
    private String table = "";
    private @Nullable String index;

    private PartiQlReader(String statement) {
        cursor = new PartiQlCursor(PartiQlTokens.of(statement));
    }

    static PartiQlStatement read(String statement) {
        PartiQlReader reader = new PartiQlReader(statement);
        PartiQlStatement read = reader.statement();
        if (!reader.cursor.atEnd()) {
            throw reader.cursor.unexpected();
        }
        return read;
    }

    private PartiQlStatement statement() {
        if (cursor.skipWord("EXISTS")) {
            cursor.expect("(");
            cursor.expectWord("SELECT");
            PartiQlStatement select = select();
            cursor.expect(")");
            return select;
        }
        if (cursor.skipWord("SELECT")) {
            return select();
        }
        if (cursor.skipWord("INSERT")) {
            return insert();
        }
        if (cursor.skipWord("UPDATE")) {
            return update();
        }
        if (cursor.skipWord("DELETE")) {
            cursor.expectWord("FROM");
            source();
            return changing(Kind.DELETE);
        }
        throw cursor.unexpected();
    }

    private PartiQlStatement select() {
        boolean all = cursor.skip("*");
        if (!all) {
            do {
                path();
            } while (cursor.skip(","));
        }
        cursor.expectWord("FROM");
        source();
        if (cursor.skip(".")) {
            index = cursor.name();
        }
        PartiQlCondition where = new Other();
        if (cursor.skipWord("WHERE")) {
            where = new PartiQlWhere(cursor, attributes).read();
        }
        if (cursor.skipWord("ORDER")) {
            cursor.expectWord("BY");
            do {
                path();
                if (!cursor.skipWord("ASC")) {
                    cursor.skipWord("DESC");
                }
            } while (cursor.skip(","));
        }
        return new PartiQlStatement(Kind.SELECT, table, index, attributes, all, where, "NONE");
    }

    /** {@code {'key': value, …}}: the keys are attributes, and the condition is the item's own content. */
    private PartiQlStatement insert() {
        cursor.expectWord("INTO");
        source();
        cursor.expectWord("VALUE");
        cursor.expect("{");
        List<PartiQlCondition> content = new ArrayList<>();
        do {
            Token key = cursor.next();
            if (key.kind() != PartiQlTokens.Kind.STRING || !attributes.add(key.text())) {
                throw cursor.unexpected();
            }
            cursor.expect(":");
            if (cursor.peek().isValue()
                    && (cursor.peek(1).is(",") || cursor.peek(1).is("}"))) {
                content.add(new OneOf(key.text(), List.of(cursor.next())));
            } else {
                skipValue();
            }
        } while (cursor.skip(","));
        cursor.expect("}");
        return new PartiQlStatement(
                Kind.INSERT, table, null, attributes, false, new PartiQlCondition.All(content), "NONE");
    }

    private void skipValue() {
        int depth = 0;
        while (depth > 0 || !(cursor.peek().is(",") || cursor.peek().is("}"))) {
            if (cursor.atEnd() || cursor.atWord(FORBIDDEN)) {
                throw cursor.unexpected();
            }
            Token token = cursor.next();
            if (token.is("{") || token.is("[") || token.is("(")) {
                depth++;
            } else if (token.is("}") || token.is("]") || token.is(")")) {
                depth--;
            }
        }
    }

    private PartiQlStatement update() {
        source();
        if (!cursor.peek().isWord("SET") && !cursor.peek().isWord("REMOVE")) {
            throw cursor.unexpected();
        }
        boolean nested = false;
        while (!cursor.peek().isWord("WHERE")) {
            if (cursor.atEnd() || cursor.atWord(FORBIDDEN)) {
                throw cursor.unexpected();
            }
            boolean clause = cursor.peek().isWord("SET") || cursor.peek().isWord("REMOVE");
            Token token = cursor.next();
            if (token.isName() && !clause && !nested && !cursor.peek().is("(")) {
                attributes.add(token.text());
            }
            nested = token.is(".");
        }
        return changing(Kind.UPDATE);
    }

    private PartiQlStatement changing(Kind kind) {
        cursor.expectWord("WHERE");
        PartiQlCondition where = new PartiQlWhere(cursor, attributes).read();
        String returned = "NONE";
        if (cursor.skipWord("RETURNING")) {
            boolean all = cursor.skipWord("ALL");
            if (!all) {
                cursor.expectWord("MODIFIED");
            }
            boolean old = cursor.skipWord("OLD");
            if (!old) {
                cursor.expectWord("NEW");
            }
            cursor.expect("*");
            returned = (all ? "ALL_" : "UPDATED_") + (old ? "OLD" : "NEW");
        }
        return new PartiQlStatement(kind, table, null, attributes, false, where, returned);
    }

    private void source() {
        table = cursor.name();
    }

    /** {@code a.b['c'][0]}: names its first step. */
    private void path() {
        attributes.add(cursor.name());
        while (true) {
            if (cursor.skip(".")) {
                cursor.name();
            } else if (cursor.skip("[")) {
                if (!cursor.next().isValue()) {
                    throw cursor.unexpected();
                }
                cursor.expect("]");
            } else {
                return;
            }
        }
    }
}
