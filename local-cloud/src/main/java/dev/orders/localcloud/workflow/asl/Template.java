package dev.orders.localcloud.workflow.asl;

import dev.orders.localcloud.workflow.jsonata.Expression;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A JSON value in which any text may be an expression, with the place that a fault of it names. */
public sealed interface Template {

    /** Holds no expression. */
    record Literal(JsonNode value) implements Template {}

    /** A text that is one expression. */
    record Computed(Expression expression) implements Template {}

    record Members(Map<String, Template> members) implements Template {}

    record Elements(List<Template> elements) implements Template {}
}
