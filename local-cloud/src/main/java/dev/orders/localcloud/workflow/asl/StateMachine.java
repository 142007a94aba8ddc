package dev.orders.localcloud.workflow.asl;

import org.jspecify.annotations.Nullable;

/**
 * A state machine whose document has no error.
 *
 * @param timeoutSeconds how long an execution may take
 * @see <a href="https://states-language.net/spec.html">Amazon States Language</a>
 */
public record StateMachine(
        WorkflowType type,
        @Nullable String comment,
        States states,
        @Nullable Long timeoutSeconds) {}
