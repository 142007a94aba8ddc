package dev.orders.domain.approval;

import dev.orders.domain.order.OrderId;

/** Use case: an approver opens a task, whether it still waits or not. */
public final class GetTask {

    public sealed interface Outcome {}

    public record Found(ApprovalTask task) implements Outcome {}

    /** It is about an order of the approver's own. */
    public record OwnOrder() implements Outcome {}

    public record Unknown() implements Outcome {}

    public Outcome get(ApprovalTasks tasks, OrderId order) {
        var found = tasks.find(order);
        if (found.isEmpty()) {
            return new Unknown();
        }
        var task = found.get();
        return task.isOwnOf(tasks.approver()) ? new OwnOrder() : new Found(task);
    }
}
