package dev.orders.api.approvals;

import dev.orders.api.problems.Problem;
import dev.orders.api.problems.ProblemException;
import dev.orders.domain.approval.ApprovalTask;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/** The refusals of the use cases as problems. */
final class ApprovalRefusals {
    private ApprovalRefusals() {}

    static ProblemException ownOrder() {
        return refusal(HttpStatus.FORBIDDEN, "own-order", "Own order", "Nobody decides on an order of their own.");
    }

    static ProblemException alreadyDecided(ApprovalTask.Decided task) {
        var outcome = task.outcome().name().toLowerCase(Locale.ROOT);
        return conflict("already-decided", "Already decided", "The order was " + outcome + " before.");
    }

    static ProblemException cancelled() {
        return conflict("order-cancelled", "Order cancelled", "The customer has cancelled the order.");
    }

    static ProblemException expired() {
        return conflict("task-expired", "Task expired", "Nothing waits for a decision on the order any more.");
    }

    static ProblemException notFound() {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "There is no such task."));
    }

    private static ProblemException conflict(String name, String title, String detail) {
        return refusal(HttpStatus.CONFLICT, name, title, detail);
    }

    private static ProblemException refusal(HttpStatus status, String name, String title, String detail) {
        return new ProblemException(Problem.of(status, name, title, detail, List.of()));
    }
}
