package dev.orders.localcloud.console.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The states and transitions of a document in Amazon States Language, or of a branch of one. Names are unique within a
 * document, branches included.
 *
 * @param start the state that it starts at
 */
record StateGraph(String start, List<State> states, List<Transition> transitions) {

    /** @param branches what a parallel state runs side by side, or a map state for each item */
    record State(String name, String type, List<StateGraph> branches) {

        boolean ends() {
            return type.equals("Succeed") || type.equals("Fail");
        }
    }

    /** @param label the condition or the errors that lead this way; empty for the usual way on */
    record Transition(String from, String to, Kind kind, String label) {}

    /** Why an execution goes this way. */
    enum Kind {
        NEXT,
        CHOICE,
        DEFAULT,
        CATCH
    }

    static StateGraph of(JsonNode document) {
        List<State> states = new ArrayList<>();
        List<Transition> transitions = new ArrayList<>();
        document.path("States").properties().forEach(entry -> {
            JsonNode state = entry.getValue();
            states.add(new State(entry.getKey(), state.path("Type").asString(""), branches(state)));
            transitions.addAll(joined(transitionsOf(entry.getKey(), state)));
        });
        return new StateGraph(document.path("StartAt").asString(""), List.copyOf(states), List.copyOf(transitions));
    }

    private static List<StateGraph> branches(JsonNode state) {
        List<StateGraph> branches = new ArrayList<>();
        state.path("Branches").forEach(branch -> branches.add(of(branch)));
        if (state.has("ItemProcessor")) {
            branches.add(of(state.path("ItemProcessor")));
        }
        return List.copyOf(branches);
    }

    private static List<Transition> transitionsOf(String from, JsonNode state) {
        List<Transition> transitions = new ArrayList<>();
        if (state.has("Next")) {
            transitions.add(new Transition(from, state.path("Next").asString(), Kind.NEXT, ""));
        }
        for (JsonNode choice : state.path("Choices")) {
            transitions.add(new Transition(
                    from,
                    choice.path("Next").asString(""),
                    Kind.CHOICE,
                    expression(choice.path("Condition").asString(""))));
        }
        if (state.has("Default")) {
            transitions.add(new Transition(from, state.path("Default").asString(), Kind.DEFAULT, "otherwise"));
        }
        for (JsonNode catcher : state.path("Catch")) {
            List<String> errors = new ArrayList<>();
            catcher.path("ErrorEquals").forEach(error -> errors.add(error.asString()));
            transitions.add(
                    new Transition(from, catcher.path("Next").asString(""), Kind.CATCH, String.join(", ", errors)));
        }
        return transitions;
    }

    /** One arrow for all that lead the same way for the same kind of reason. */
    private static Collection<Transition> joined(List<Transition> transitions) {
        Map<List<Object>, Transition> joined = new LinkedHashMap<>();
        for (Transition one : transitions) {
            joined.merge(
                    List.of(one.to(), one.kind()),
                    one,
                    (first, second) -> new Transition(
                            first.from(), first.to(), first.kind(), first.label() + " | " + second.label()));
        }
        return joined.values();
    }

    private static String expression(String condition) {
        return condition.replaceFirst("^\\{%\\s*", "").replaceFirst("\\s*%}$", "");
    }
}
