package dev.orders.localcloud.workflow.asl;

import dev.orders.localcloud.workflow.asl.Templates.Sees;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one state, with the fields that its type has in JSONata. */
final class StateReader {

    private static final long LONGEST = 99_999_999;
    private static final Set<String> COMMON = Set.of("Type", "Comment", "QueryLanguage");

    private final StatesReader graphs;

    /** The variables that this scope and those around it assign, and those of the ones around it alone. */
    private final Set<String> assigned;

    private final Set<String> outer;

    StateReader(StatesReader graphs, Set<String> assigned, Set<String> outer) {
        this.graphs = graphs;
        this.assigned = assigned;
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
        language(node);
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
            case "Parallel" -> parallel(name, node);
            case "Map" -> map(name, node);
            default -> {
                node.child("Type")
                        .error("Value should be one of the following:"
                                + " [Task, Choice, Pass, Wait, Parallel, Map, Succeed, Fail]");
                yield null;
            }
        };
    }

    private State task(String name, Node node) {
        allow(
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
                next(node),
                graphs.resource(node),
                arguments(node),
                Templates.read(node, "Output", Sees.RESULT),
                Templates.assign(node, Sees.RESULT, outer),
                timeout,
                heartbeat,
                Handlers.retry(node),
                Handlers.catches(node, outer));
    }

    private State choice(String name, Node node) {
        allow(node, "Choices", "Default", "Output", "Assign");
        List<State.Rule> rules = new ArrayList<>();
        required(node, "Choices");
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
        required(rule, "Condition", "Next");
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
        allow(node, "Next", "End", "Output", "Assign");
        return new State.Pass(
                name,
                next(node),
                Templates.read(node, "Output", Sees.NEITHER),
                Templates.assign(node, Sees.NEITHER, outer));
    }

    private State wait(String name, Node node) {
        allow(node, "Next", "End", "Seconds", "Timestamp", "Output", "Assign");
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
                next(node),
                Templates.number(node, "Seconds", 0, LONGEST),
                Templates.read(node, "Timestamp", Sees.NEITHER),
                Templates.read(node, "Output", Sees.NEITHER),
                Templates.assign(node, Sees.NEITHER, outer));
    }

    private State succeed(String name, Node node) {
        allow(node, "Output");
        return new State.Succeed(name, Templates.read(node, "Output", Sees.NEITHER));
    }

    private State fail(String name, Node node) {
        allow(node, "Error", "Cause");
        node.text("Error");
        node.text("Cause");
        return new State.Fail(
                name, Templates.read(node, "Error", Sees.NEITHER), Templates.read(node, "Cause", Sees.NEITHER));
    }

    private State parallel(String name, Node node) {
        allow(node, "Next", "End", "Branches", "Arguments", "Output", "Assign", "Retry", "Catch");
        required(node, "Branches");
        List<States> branches = new ArrayList<>();
        if (node.has("Branches")) {
            for (Node branch : node.child("Branches").elements()) {
                branches.add(graphs.read(branch, Set.of("Comment", "StartAt", "States"), assigned));
            }
        }
        return new State.Parallel(
                name,
                next(node),
                branches,
                arguments(node),
                Templates.read(node, "Output", Sees.RESULT),
                Templates.assign(node, Sees.RESULT, outer),
                Handlers.retry(node),
                Handlers.catches(node, outer));
    }

    private State map(String name, Node node) {
        allow(
                node,
                "Next",
                "End",
                "Items",
                "ItemSelector",
                "ItemProcessor",
                "MaxConcurrency",
                "Output",
                "Assign",
                "Retry",
                "Catch");
        required(node, "ItemProcessor");
        Node items = node.member("Items");
        if (items != null && !items.value().isArray() && !items.value().isString()) {
            items.error("Expected a JSONata expression or an array");
        }
        Node processor = node.child("ItemProcessor");
        Node config = processor.member("ProcessorConfig");
        if (config != null && config.object()) {
            config.allow(Set.of("Mode"));
            if (!"INLINE".equals(config.value().path("Mode").asString("INLINE"))) {
                config.child("Mode").error("Only the mode INLINE is executed");
            }
        }
        return new State.InlineMap(
                name,
                next(node),
                graphs.read(processor, Set.of("Comment", "ProcessorConfig", "StartAt", "States"), assigned),
                items == null
                        ? null
                        : items.value().isString() ? Templates.expression(items) : Templates.read(items, Sees.NEITHER),
                Templates.read(node, "ItemSelector", Sees.NEITHER),
                Templates.number(node, "MaxConcurrency", 0, LONGEST),
                Templates.read(node, "Output", Sees.RESULT),
                Templates.assign(node, Sees.RESULT, outer),
                Handlers.retry(node),
                Handlers.catches(node, outer));
    }

    private static @Nullable Template arguments(Node node) {
        Node arguments = node.member("Arguments");
        if (arguments == null) {
            return null;
        }
        if (arguments.value().isString()) {
            return Templates.expression(arguments);
        }
        arguments.object();
        return Templates.read(arguments, Sees.NEITHER);
    }

    private static void language(Node node) {
        String language = node.text("QueryLanguage");
        if ("JSONPath".equals(language)) {
            node.error("'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine");
        } else if (language != null && !language.equals("JSONata")) {
            node.child("QueryLanguage").error("Value should be one of the following: [JSONPath, JSONata]");
        }
    }

    private static @Nullable String next(Node node) {
        Node end = node.member("End");
        if (end != null && !end.value().isBoolean()) {
            end.error("Expected value of type [BOOLEAN]");
        }
        boolean ends = node.value().path("End").asBoolean(false);
        if (ends == node.has("Next")) {
            node.error("Exactly one of these fields is required: [Next, End]");
        }
        return node.text("Next");
    }

    private static void allow(Node node, String... fields) {
        Set<String> allowed = new HashSet<>(COMMON);
        allowed.addAll(Set.of(fields));
        node.allow(allowed);
    }

    private static void required(Node node, String... fields) {
        List<String> missing =
                List.of(fields).stream().filter(field -> !node.has(field)).toList();
        if (!missing.isEmpty()) {
            node.error("These fields are required: " + missing);
        }
    }
}
