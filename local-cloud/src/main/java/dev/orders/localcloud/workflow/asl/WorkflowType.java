package dev.orders.localcloud.workflow.asl;

/** What a state machine was created as: Express lives five minutes at most and waits for no token and no job. */
public enum WorkflowType {
    STANDARD,
    EXPRESS
}
