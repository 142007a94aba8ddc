package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.workflow.asl.StateMachine;
import dev.orders.localcloud.workflow.asl.WorkflowType;
import java.time.Instant;

/**
 * A state machine of the cloud.
 *
 * @param roleArn the role that its calls are made with
 * @param definition the document's text
 * @param created when the local cloud first had it; AWS keeps the day of its creation
 */
public record Machine(
        String arn, String name, String roleArn, String definition, StateMachine document, Instant created) {

    public WorkflowType type() {
        return document.type();
    }
}
