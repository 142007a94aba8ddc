package dev.orders.web.approvals;

/** What an approver can say, as the API spells it. */
enum Decision {
    APPROVE(Task.Status.APPROVED),
    REJECT(Task.Status.REJECTED);

    private final Task.Status outcome;

    Decision(Task.Status outcome) {
        this.outcome = outcome;
    }

    Task.Status outcome() {
        return outcome;
    }
}
