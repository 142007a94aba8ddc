package dev.orders.domain.approval;

import dev.orders.domain.approval.ApprovalTask.Decided;
import dev.orders.domain.approval.ApprovalTask.Open;
import dev.orders.domain.order.OrderId;
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
        return switch (task) {
            case Decided decided -> over(tasks, decided, decision);
            case Open open -> send(tasks, open, decision);
        };
    }

    private Outcome send(ApprovalTasks tasks, Open task, Decision decision) {
        return switch (decisions.send(task, decision, tasks.approver())) {
            case ACCEPTED -> recorded(tasks, task, decision);
            case TOO_LATE -> settled(tasks, task, decision);
            // The execution may have ended by recording what somebody else said.
            case NOBODY_WAITS ->
                tasks.find(task.request().order())
                        .flatMap(DecideTask::decided)
                        .map(decided -> over(tasks, decided, decision))
                        .orElseGet(Expired::new);
        };
    }

    private Outcome recorded(ApprovalTasks tasks, Open task, Decision decision) {
        return patience.await(() -> tasks.find(task.request().order()).flatMap(DecideTask::decided))
                .map(decided -> over(tasks, decided, decision))
                .orElseGet(() -> new BeingRecorded(task));
    }

    /** The wait that the task was read in is over. If it was escalated, another wait has begun, and only once. */
    private Outcome settled(ApprovalTasks tasks, Open task, Decision decision) {
        var now = patience.await(() -> tasks.find(task.request().order()).filter(current -> hasMovedOn(task, current)));
        if (now.isEmpty()) {
            return new BeingRecorded(task);
        }
        return switch (now.get()) {
            case Decided decided -> over(tasks, decided, decision);
            case Open escalated -> send(tasks, escalated, decision);
        };
    }

    private static Outcome over(ApprovalTasks tasks, Decided task, Decision decision) {
        return switch (task.outcome()) {
            case CANCELLED -> new Cancelled();
            case EXPIRED -> new Expired();
            case APPROVED, REJECTED ->
                task.outcome() == decision.outcome() && tasks.approver().equals(task.decidedBy())
                        ? new Recorded(task)
                        : new AlreadyDecided(task);
        };
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
