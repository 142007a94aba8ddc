package dev.orders.domain.approval;

import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.OrderLine;
import dev.orders.domain.order.UserId;
import java.time.Instant;
import java.util.List;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order that an approver is asked about. The task has the order's id, which sorts by time. Only the workflow writes tasks; what it
 * takes to answer the workflow, the task token, is no part of them.
 */
public sealed interface ApprovalTask {

    Request request();

    /** It waits for a decision. */
    record Open(Request request, Queue queue) implements ApprovalTask {
        public boolean isEscalated() {
            return queue == Queue.ESCALATIONS;
        }
    }

    /**
     * It waits no longer.
     *
     * @param decidedBy the approver, null where nobody decided
     */
    record Decided(
            Request request,
            Outcome outcome,
            Instant decidedAt,
            @Nullable UserId decidedBy,
            @Nullable String reason) implements ApprovalTask {}

    /** What the approver is asked about: the order as the workflow has checked it. */
    record Request(OrderId order, UserId customer, List<OrderLine> lines, Money total, Instant requestedAt) {
        public Request {
            lines = List.copyOf(lines);
        }
    }

    /** Where an open task waits: first with all approvers, then, when none has decided in time, among the escalations. */
    enum Queue {
        APPROVERS,
        ESCALATIONS
    }

    /** As stored. */
    enum Outcome {
        APPROVED,
        REJECTED,
        /** The customer took the order back before anybody had decided. */
        CANCELLED,
        /** Nobody decided in time. */
        EXPIRED
    }

    /** Nobody decides on an order of their own. */
    default boolean isOwnOf(UserId approver) {
        return request().customer().equals(approver);
    }
}
