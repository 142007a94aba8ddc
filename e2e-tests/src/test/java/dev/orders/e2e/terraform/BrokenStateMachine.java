package dev.orders.e2e.terraform;

import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One way to break a state machine's document.
 *
 * @param finder which validator has to notice
 * @param change of the first state
 */
record BrokenStateMachine(String name, AslValidator finder, Consumer<ObjectNode> change) {

    static Stream<BrokenStateMachine> all() {
        return Stream.of(
                new BrokenStateMachine(
                        "leads nowhere", AslValidator.ASL_VALIDATOR, state -> state.put("Next", "Nowhere")),
                new BrokenStateMachine("goes on and ends", AslValidator.MOTO, state -> state.put("End", true)),
                new BrokenStateMachine(
                        "neither ends nor goes on", AslValidator.ASL_VALIDATOR, state -> state.remove("Next")),
                new BrokenStateMachine(
                        "a field of JSONPath", AslValidator.ASL_VALIDATOR, state -> state.put("InputPath", "$.x")),
                new BrokenStateMachine(
                        "an unknown field, by its schema", AslValidator.ASL_VALIDATOR, state -> state.put("Wait", 1)),
                new BrokenStateMachine(
                        "an unknown field, by its grammar", AslValidator.MOTO, state -> state.put("Wait", 1)),
                new BrokenStateMachine("an unknown type", AslValidator.MOTO, state -> state.put("Type", "Tusk")));
    }

    JsonNode of(JsonNode machine) {
        ObjectNode copy = (ObjectNode) machine.deepCopy();
        ObjectNode definition = (ObjectNode) copy.get("definition");
        String first = definition.get("StartAt").asString();
        change.accept((ObjectNode) definition.get("States").get(first));
        return copy;
    }

    @Override
    public String toString() {
        return name;
    }
}
