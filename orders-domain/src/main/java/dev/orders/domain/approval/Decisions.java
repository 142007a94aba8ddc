package dev.orders.domain.approval;

import dev.orders.domain.order.UserId;

/** Port: hands decisions to the workflow that waits for them. */
public interface Decisions {

    /** Whoever calls this has read the task with the approver's own rights, which proves the right to decide on it. */
    Delivery send(ApprovalTask.Open task, Decision decision, UserId approver);

    enum Delivery {
        /** The workflow goes on with this decision; it records what becomes of it. */
        ACCEPTED,
        /** Another decision, or the end of the wait, came first; the workflow records that. */
        TOO_LATE,
        /** No workflow waits, and none will record anything. */
        NOBODY_WAITS
    }
}
