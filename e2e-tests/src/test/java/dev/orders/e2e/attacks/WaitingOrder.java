package dev.orders.e2e.attacks;

import static dev.orders.e2e.attacks.Rows.text;

import dev.orders.e2e.environment.Environment;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An order that waits for an approver, by the names of what is kept about it.
 *
 * @param token its task token, for an attacker who has stolen it, or any text
 * @param execution ARN of the execution that waits
 */
public record WaitingOrder(
        String orders,
        String approvals,
        String tasks,
        String stream,
        String customer,
        String order,
        String token,
        String execution) {

    public static WaitingOrder of(
            Environment environment, String customer, String order, String token, String execution) {
        return new WaitingOrder(
                environment.get("orders_table"),
                environment.get("order_approvals_table"),
                environment.get("approval_tasks_table"),
                environment.get("telemetry_stream"),
                customer,
                order,
                token,
                execution);
    }

    /** The key of the order and of its approval. */
    Map<String, AttributeValue> orderKey() {
        return Map.of("userId", text(customer), "orderId", text(order));
    }

    /** The key of the open task. */
    Map<String, AttributeValue> taskKey() {
        return Map.of("queue", text("approvers"), "taskId", text(order));
    }

    /** The key of the task once it is decided. */
    Map<String, AttributeValue> decidedKey() {
        return Map.of("queue", text("decided"), "taskId", text(order));
    }
}
