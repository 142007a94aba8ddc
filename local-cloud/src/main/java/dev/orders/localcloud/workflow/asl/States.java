package dev.orders.localcloud.workflow.asl;

import java.util.Map;
import java.util.Objects;

/** A graph of states: the machine's own, a branch of a Parallel, or the processor of a Map. */
public record States(String startAt, Map<String, State> byName) {

    public State get(String name) {
        return Objects.requireNonNull(byName.get(name), name);
    }

    public State first() {
        return get(startAt);
    }
}
