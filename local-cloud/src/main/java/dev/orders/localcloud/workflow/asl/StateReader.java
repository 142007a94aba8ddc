package dev.orders.localcloud.workflow.asl;

import dev.orders.localcloud.workflow.asl.Templates.Sees;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one state, with the fields that its type has in JSONata. */
final class StateReader {

    private static final long LONGEST = 99_999_999;

    private final StatesReader graphs;
    private final GroupReader groups;

    /** The variables that the scopes around this one assign. */
    private final Set<String> outer;

    /** @param assigned the variables that this scope and those around it assign */
    StateReader(StatesReader graphs, Set<String> assigned, Set<String> outer) {
        this.graphs = graphs;
        this.groups = new GroupReader(graphs, assigned, outer);
        this.outer = outer;
    }

    @Nullable
    State read(String name, Node node) {
        if (name.isEmpty() || name.codePointCount(0, name.length()) > 80) {
            node.error("A state's name has 1 to 80 characters");
        }
        if (!node.object()) {
            return null;
        }
        Fields.language(node);
        String type = node.text("Type");
        if (type == null) {
            node.error("These fields are required: [Type]");
            return null;
        }
        return switch (type) {
            case "Task" -> task(name, node);
            case "Choice" -> choice(name, node);
            case "Pass" -> pass(name, node);
            case "Wait" -> wait(name, node);
            case "Succeed" -> succeed(name, node);
            case "Fail" -> fail(name, node);
            case "Parallel" -> groups.parallel(name, node);
            case "Map" -> groups.map(name, node);
            default -> {
                node.child("Type")
                        .error("Value should be one of the following:"
                                + " [Task, Choice, Pass, Wait, Parallel, Map, Succeed, Fail]");
                yield null;
            }
        };
    }

    private State task(String name, Node node) {
        Fields.allow(
                node,
                "Next",
                "End",
                "Resource",
                "Arguments",
                "Output",
                "Assign",
                "TimeoutSeconds",
                "HeartbeatSeconds",
                "Retry",
                "Catch");
        Template timeout = Templates.number(node, "TimeoutSeconds", 1, LONGEST);
        Template heartbeat = Templates.number(node, "HeartbeatSeconds", 1, LONGEST);
        if (node.value().path("HeartbeatSeconds").isNumber()
                && node.value().path("TimeoutSeconds").isNumber()
                && node.value().path("HeartbeatSeconds").doubleValue()
                        >= node.value().path("TimeoutSeconds").doubleValue()) {
            node.child("HeartbeatSeconds").error("HeartbeatSeconds must be smaller than TimeoutSeconds");
        }
        return new State.Task(
                name,
                Fields.next(node),
                graphs.resource(node),
                Fields.arguments(node),
                Templates.read(node, "Output", Sees.RESULT),
                Templates.assign(node, Sees.RESULT, outer),
                timeout,
                heartbeat,
                Handlers.retry(node),
                Handlers.catches(node, outer));
    }

    private State choice(String name, Node node) {
        Fields.allow(node, "Choices", "Default", "Output", "Assign");
        List<State.Rule> rules = new ArrayList<>();
        Fields.required(node, "Choices");
        if (node.has("Choices")) {
            for (Node rule : node.child("Choices").elements()) {
                if (rule.object()) {
                    rules.add(rule(rule));
                }
            }
        }
        return new State.Choice(
                name,
                rules,
                node.text("Default"),
                Templates.read(node, "Output", Sees.NEITHER),
                Templates.assign(node, Sees.NEITHER, outer));
    }

    private State.Rule rule(Node rule) {
        rule.allow(Set.of("Comment", "Condition", "Next", "Output", "Assign"));
        Fields.required(rule, "Condition", "Next");
        Node condition = rule.child("Condition");
        if (rule.has("Condition")
                && !condition.value().isString()
                && !condition.value().isBoolean()) {
            condition.error("Expected a JSONata expression or a boolean");
        }
        return new State.Rule(
                Templates.expression(condition),
                String.valueOf(rule.text("Next")),
                Templates.read(rule, "Output", Sees.NEITHER),
                Templates.assign(rule, Sees.NEITHER, outer));
    }

    private State pass(String name, Node node) {
        Fields.allow(node, "Next", "End", "Output", "Assign");
        return new State.Pass(
                name,
                Fields.next(node),
                Templates.read(node, "Output", Sees.NEITHER),
                Templates.assign(node, Sees.NEITHER, outer));
    }

    private State wait(String name, Node node) {
        Fields.allow(node, "Next", "End", "Seconds", "Timestamp", "Output", "Assign");
        if (node.has("Seconds") == node.has("Timestamp")) {
            node.error("Exactly one of these fields is required: [Seconds, Timestamp]");
        }
        Node timestamp = node.member("Timestamp");
        if (timestamp != null && !timestamp.value().isString()) {
            timestamp.error("Expected value of type [STRING]");
        } else if (timestamp != null
                && !timestamp.value().stringValue().startsWith("{%")
                && Timestamps.parse(timestamp.value().stringValue()).isEmpty()) {
            timestamp.error("Expected a timestamp as RFC 3339 has it");
        }
        return new State.Wait(
                name,
                Fields.next(node),
                Templates.number(node, "Seconds", 0, LONGEST),
                Templates.read(node, "Timestamp", Sees.NEITHER),
                Templates.read(node, "Output", Sees.NEITHER),
                Templates.assign(node, Sees.NEITHER, outer));
    }

    private State succeed(String name, Node node) {
        Fields.allow(node, "Output");
        return new State.Succeed(name, Templates.read(node, "Output", Sees.NEITHER));
    }

    private State fail(String name, Node node) {
        Fields.allow(node, "Error", "Cause");
        node.text("Error");
        node.text("Cause");
        return new State.Fail(
                name, Templates.read(node, "Error", Sees.NEITHER), Templates.read(node, "Cause", Sees.NEITHER));
    }
}
