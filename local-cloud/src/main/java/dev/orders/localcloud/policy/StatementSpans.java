package dev.orders.localcloud.policy;

import dev.orders.localcloud.policy.Simulation.Span;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Finds statements in a policy's text: IAM's simulation names them by their place alone. */
final class StatementSpans {

    private static final JsonFactory JSON = new JsonFactory();

    private StatementSpans() {}

    static Span find(PolicyDocument policy, String statement) {
        int index = policy.statements().stream().map(Statement::name).toList().indexOf(statement);
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), policy.json())) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean statements = "Statement".equals(parser.currentName());
                JsonToken value = parser.nextToken();
                if (statements) {
                    return span(parser, value == JsonToken.START_ARRAY ? index : -1);
                }
                parser.skipChildren();
            }
        }
        throw new IllegalStateException(policy + " has no statement " + statement);
    }

    /** The object that the parser is at, or the element with that index of the list that it is at. */
    private static Span span(JsonParser parser, int index) {
        for (int at = 0; at <= index; at++) {
            parser.nextToken();
            if (at < index) {
                parser.skipChildren();
            }
        }
        TokenStreamLocation start = parser.currentTokenLocation();
        parser.skipChildren();
        TokenStreamLocation end = parser.currentLocation();
        return new Span(start.getLineNr(), start.getColumnNr(), end.getLineNr(), end.getColumnNr());
    }
}
