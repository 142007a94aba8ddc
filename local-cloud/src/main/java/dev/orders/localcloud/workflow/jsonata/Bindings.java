package dev.orders.localcloud.workflow.jsonata;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the expressions of one state see: its variables, {@code $states}, and what {@code $now}, {@code $random} and
 * {@code $uuid} answer from. Each value is converted once, and only when an expression names it. For one thread.
 */
public final class Bindings {

    private final Map<String, JsonNode> variables;
    private final Supplier<ObjectNode> states;
    private final Instant now;
    private final RandomGenerator random;
    private final Map<String, Object> converted = new HashMap<>();

    /** @param states asked for when an expression names {@code $states} */
    public Bindings(Map<String, JsonNode> variables, Supplier<ObjectNode> states, Instant now, RandomGenerator random) {
        this.variables = variables;
        this.states = states;
        this.now = now;
        this.random = random;
    }

    boolean has(String name) {
        return name.equals("states") || variables.containsKey(name);
    }

    Object value(String name) {
        return converted.computeIfAbsent(
                name, one -> Values.toJava(one.equals("states") ? states.get() : variables.get(one)));
    }

    Instant now() {
        return now;
    }

    RandomGenerator random() {
        return random;
    }
}
