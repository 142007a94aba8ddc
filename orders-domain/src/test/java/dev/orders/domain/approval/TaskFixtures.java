package dev.orders.domain.approval;

import dev.orders.domain.order.Order;
import dev.orders.domain.order.OrderFixtures;
import dev.orders.domain.order.UserId;
import org.jspecify.annotations.Nullable;

/** Valid tasks, for tests here and in the modules that implement the ports. */
public final class TaskFixtures {
    private TaskFixtures() {}

    public static ApprovalTask.Request request(Order order) {
        return new ApprovalTask.Request(
                order.id(),
                order.owner(),
                order.lines(),
                order.total(),
                order.placedAt().plusSeconds(1));
    }

    public static ApprovalTask.Open open(UserId customer, int number) {
        return open(customer, number, ApprovalTask.Queue.APPROVERS);
    }

    public static ApprovalTask.Open escalated(UserId customer, int number) {
        return open(customer, number, ApprovalTask.Queue.ESCALATIONS);
    }

    private static ApprovalTask.Open open(UserId customer, int number, ApprovalTask.Queue queue) {
        return new ApprovalTask.Open(request(OrderFixtures.order(customer, number)), queue);
    }

    public static ApprovalTask.Decided decided(
            ApprovalTask.Open task, ApprovalTask.Outcome outcome, @Nullable UserId by, @Nullable String reason) {
        var request = task.request();
        return new ApprovalTask.Decided(request, outcome, request.requestedAt().plusSeconds(60), by, reason);
    }
}
