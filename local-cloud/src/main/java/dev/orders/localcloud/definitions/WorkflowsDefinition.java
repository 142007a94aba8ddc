package dev.orders.localcloud.definitions;

import java.util.Map;

/** {@code workflows.yaml}: the state machines of Step Functions by key. */
public record WorkflowsDefinition(Map<String, Workflow> workflows) {

    /**
     * @param definition file name under {@code workflows/} of the document in Amazon States Language
     * @param role key of the role in {@code roles.yaml} that the state machine acts with
     */
    public record Workflow(String name, Type type, String definition, String role) {}

    /** Once it is created a state machine keeps its type. */
    public enum Type {
        STANDARD,
        EXPRESS
    }
}
