package dev.orders.api.dynamodb;

import static dev.orders.api.dynamodb.Attributes.text;

import dev.orders.domain.approval.ApprovalTask;
import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.UserId;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Approval tasks as rows: open ones in the partition of their queue, all others among the decided. Never with their token. */
final class TaskRows {
    static final String DECIDED = "decided";

    static final Projection ATTRIBUTES = Projection.of(
            "queue",
            "taskId",
            "orderId",
            "userId",
            "lines",
            "currency",
            "total",
            "requestedAt",
            "outcome",
            "decidedAt",
            "decidedBy",
            "reason");

    private TaskRows() {}

    static Map<String, AttributeValue> key(String partition, OrderId order) {
        return Map.of("queue", text(partition), "taskId", text(order.value()));
    }

    static String partition(ApprovalTask.Queue queue) {
        return switch (queue) {
            case APPROVERS -> "approvers";
            case ESCALATIONS -> "escalations";
        };
    }

    static ApprovalTask.Decided decided(Row row) {
        var decidedBy = row.textOrNull("decidedBy");
        return new ApprovalTask.Decided(
                request(row),
                row.constant("outcome", ApprovalTask.Outcome::valueOf),
                row.instant("decidedAt"),
                decidedBy == null ? null : new UserId(decidedBy),
                row.textOrNull("reason"));
    }

    static ApprovalTask.Request request(Row row) {
        var order = new OrderId(row.text("orderId"));
        if (!order.value().equals(row.text("taskId"))) {
            throw new IllegalArgumentException("a task has the id of its order");
        }
        return new ApprovalTask.Request(
                order,
                new UserId(row.text("userId")),
                OrderRows.lines(row),
                OrderRows.total(row),
                row.instant("requestedAt"));
    }
}
