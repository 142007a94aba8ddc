package dev.orders.localcloud.workflow.asl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every transition has a target, every state is reached, and some state ends the graph. */
final class GraphCheck {

    private static final String CODE = "MISSING_TRANSITION_TARGET";

    private final Node graph;
    private final String start;
    private final Map<String, State> states;

    GraphCheck(Node graph, String start, Map<String, State> states) {
        this.graph = graph;
        this.start = start;
        this.states = states;
    }

    void check() {
        target("StartAt", start, graph.child("StartAt"));
        states.forEach((name, state) -> targets(name, state).forEach((node, next) -> target(field(node), next, node)));
        Set<String> reached = reached();
        for (String name : states.keySet()) {
            if (!reached.contains(name)) {
                graph.findings().error(CODE, "State \"" + name + "\" is not reachable.", at(name).location());
            }
        }
        if (states.values().stream().noneMatch(GraphCheck::ends)) {
            graph.findings()
                    .error(
                            "MISSING_END_STATE",
                            "The workflow has no terminal state",
                            graph.child("States").location());
        }
    }

    private void target(String field, String next, Node node) {
        if (!states.containsKey(next)) {
            graph.findings().error(CODE, "Missing '" + field + "' target: " + next, node.location());
        }
    }

    private Set<String> reached() {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String name = open.pop();
            State state = states.get(name);
            if (state != null && reached.add(name)) {
                open.addAll(targets(name, state).values());
            }
        }
        return reached;
    }

    /** Where a state may go, by the place that says so. */
    private Map<Node, String> targets(String name, State state) {
        Map<Node, String> targets = new LinkedHashMap<>();
        Node node = at(name);
        if (state instanceof State.Choice choice) {
            for (int i = 0; i < choice.choices().size(); i++) {
                targets.put(
                        node.child("Choices").elements().get(i).child("Next"),
                        choice.choices().get(i).next());
            }
            if (choice.defaultNext() != null) {
                targets.put(node.child("Default"), choice.defaultNext());
            }
        }
        if (node.value().path("Next").isString()) {
            targets.put(node.child("Next"), node.value().path("Next").stringValue());
        }
        List<ErrorHandler.Catcher> catchers = catchers(state);
        for (int i = 0; i < catchers.size(); i++) {
            targets.put(
                    node.child("Catch").elements().get(i).child("Next"),
                    catchers.get(i).next());
        }
        return targets;
    }

    private Node at(String name) {
        return graph.child("States").child(name);
    }

    private static String field(Node node) {
        return node.location().substring(node.location().lastIndexOf('/') + 1);
    }

    private static List<ErrorHandler.Catcher> catchers(State state) {
        return switch (state) {
            case State.Task task -> task.catches();
            case State.Parallel parallel -> parallel.catches();
            case State.InlineMap map -> map.catches();
            default -> List.of();
        };
    }

    private static boolean ends(State state) {
        return switch (state) {
            case State.Succeed succeed -> true;
            case State.Fail fail -> true;
            case State.Choice choice -> false;
            case State.Task task -> task.next() == null;
            case State.Pass pass -> pass.next() == null;
            case State.Wait wait -> wait.next() == null;
            case State.Parallel parallel -> parallel.next() == null;
            case State.InlineMap map -> map.next() == null;
        };
    }
}
