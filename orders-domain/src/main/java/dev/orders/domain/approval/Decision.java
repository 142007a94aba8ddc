package dev.orders.domain.approval;

import org.jspecify.annotations.Nullable;

/** What an approver says to a task. Who rejects says why. */
public sealed interface Decision {

    @Nullable
    DecisionReason reason();

    /** How a task that was decided so ends. */
    ApprovalTask.Outcome outcome();

    record Approve(@Nullable DecisionReason reason) implements Decision {
        @Override
        public ApprovalTask.Outcome outcome() {
            return ApprovalTask.Outcome.APPROVED;
        }
    }

    record Reject(DecisionReason reason) implements Decision {
        @Override
        public ApprovalTask.Outcome outcome() {
            return ApprovalTask.Outcome.REJECTED;
        }
    }
}
