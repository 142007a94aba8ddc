package dev.orders.domain.approval;

import dev.orders.domain.approval.ApprovalTask.Decided;
import dev.orders.domain.approval.ApprovalTask.Open;
import dev.orders.domain.order.OrderId;
import java.time.Instant;
import java.util.Optional;

/**
 * Use case: an approver decides on a task. The workflow records the decision; what it recorded is the answer, so of many who decide
 * at once one is told that it was them. Asking twice is asking once.
 */
public final class DecideTask {
    private final Decisions decisions;
    private final Patience patience;

    public DecideTask(Decisions decisions, Patience patience) {
        this.decisions = decisions;
        this.patience = patience;
    }

    public sealed interface Outcome {}

    /** The workflow has recorded this decision of this approver, now or when it was asked before. */
    public record Recorded(Decided task) implements Outcome {}

    /** The workflow has a decision and has not recorded it yet: whoever looks again will see which. */
    public record BeingRecorded(Open task) implements Outcome {}

    /** Somebody else decided, or the same approver decided otherwise. */
    public record AlreadyDecided(Decided task) implements Outcome {}

    /** The customer took the order back. */
    public record Cancelled() implements Outcome {}

    /** Nobody decided in time, or no workflow waits for a decision any more. */
    public record Expired() implements Outcome {}

    /** Nobody decides on an order of their own. */
    public record OwnOrder() implements Outcome {}

    public record Unknown() implements Outcome {}

    public Outcome decide(ApprovalTasks tasks, OrderId order, Decision decision) {
        var found = tasks.find(order);
        if (found.isEmpty()) {
            return new Unknown();
        }
        var task = found.get();
        if (task.isOwnOf(tasks.approver())) {
            return new OwnOrder();
        }
        var attempt = new Attempt(tasks, decision, patience.end());
        return switch (task) {
            case Decided decided -> attempt.over(decided);
            case Open open -> attempt.send(open);
        };
    }

    /** One approver's try, which looks for what becomes of it until it must answer. */
    private final class Attempt {
        private final ApprovalTasks tasks;
        private final Decision decision;
        private final Instant end;

        private Attempt(ApprovalTasks tasks, Decision decision, Instant end) {
            this.tasks = tasks;
            this.decision = decision;
            this.end = end;
        }

        private Outcome send(Open task) {
            return switch (decisions.send(task, decision, tasks.approver())) {
                case ACCEPTED ->
                    patience.await(end, () -> look(task).flatMap(DecideTask::decided))
                            .map(this::over)
                            .orElseGet(() -> new BeingRecorded(task));
                case TOO_LATE ->
                    patience.await(end, () -> moved(task)).map(this::next).orElseGet(() -> new BeingRecorded(task));
                // The execution may have ended by recording what somebody else said.
                case NOBODY_WAITS -> moved(task).map(this::next).orElseGet(Expired::new);
            };
        }

        /** The wait that the task was read in is over. If it was escalated, another wait has begun, and only once. */
        private Outcome next(ApprovalTask now) {
            return switch (now) {
                case Decided decided -> over(decided);
                case Open escalated -> send(escalated);
            };
        }

        private Outcome over(Decided task) {
            return switch (task.outcome()) {
                case CANCELLED -> new Cancelled();
                case EXPIRED -> new Expired();
                case APPROVED, REJECTED -> isThis(task) ? new Recorded(task) : new AlreadyDecided(task);
            };
        }

        private boolean isThis(Decided task) {
            return task.outcome() == decision.outcome() && tasks.approver().equals(task.decidedBy());
        }

        private Optional<ApprovalTask> moved(Open before) {
            return look(before).filter(now -> hasMovedOn(before, now));
        }

        private Optional<ApprovalTask> look(Open task) {
            return tasks.find(task.request().order());
        }
    }

    private static boolean hasMovedOn(Open before, ApprovalTask now) {
        return switch (now) {
            case Decided decided -> true;
            case Open open -> open.isEscalated() && !before.isEscalated();
        };
    }

    private static Optional<Decided> decided(ApprovalTask task) {
        return task instanceof Decided decided ? Optional.of(decided) : Optional.empty();
    }
}
