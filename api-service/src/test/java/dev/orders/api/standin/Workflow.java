package dev.orders.api.standin;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** The approval workflow as far as its rows and tokens go: what it asks, and what it records. */
public final class Workflow {
    private static final AtomicInteger ORDERS = new AtomicInteger();

    private final DynamoDbClient client = DynamoDbLocal.instance().client();
    private final AwsProxy aws;
    private final String table;

    public Workflow(AwsProxy aws, String table) {
        this.aws = aws;
        this.table = table;
    }

    /** @param token opens the execution; new with every wait */
    public record Task(String id, String queue, String token) {}

    /** A new task, later than all before it, about an order of one line. It waits for a decision, and records the one it gets. */
    public Task ask(String customer) {
        var id = "019a0000-%04x-7000-8000-%s"
                .formatted(
                        ORDERS.incrementAndGet(), UUID.randomUUID().toString().substring(24));
        var row = new HashMap<String, AttributeValue>();
        row.put("orderId", AttributeValue.fromS(id));
        row.put("userId", AttributeValue.fromS(customer));
        row.put(
                "lines",
                AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of(
                        "sku", AttributeValue.fromS("desk-oak"),
                        "name", AttributeValue.fromS("Oak desk"),
                        "quantity", AttributeValue.fromN("2"),
                        "unitPrice", AttributeValue.fromN("64900"))))));
        row.put("currency", AttributeValue.fromS("EUR"));
        row.put("total", AttributeValue.fromN("129800"));
        row.put("requestedAt", AttributeValue.fromS("2026-03-01T09:00:00Z"));
        row.put(
                "executionArn",
                AttributeValue.fromS("arn:aws:states:eu-west-1:123456789012:execution:order-approval:x"));
        return put(id, "approvers", row);
    }

    /** Nobody decided in time. */
    public Task escalate(Task task) {
        aws.waitsNoLongerUnder(task.token());
        return put(task.id(), "escalations", delete(task));
    }

    public void end(Task task, String outcome, @Nullable String by, @Nullable String reason) {
        aws.waitsNoLongerUnder(task.token());
        var row = delete(task);
        row.remove("taskToken");
        row.remove("executionArn");
        row.putAll(key(task.id(), "decided"));
        row.put("outcome", AttributeValue.fromS(outcome));
        row.put(
                "decidedAt",
                AttributeValue.fromS(Instant.parse("2026-03-01T10:00:00Z").toString()));
        if (by != null) {
            row.put("decidedBy", AttributeValue.fromS(by));
        }
        if (reason != null) {
            row.put("reason", AttributeValue.fromS(reason));
        }
        client.putItem(request -> request.tableName(table).item(row));
    }

    public void putBroken(String queue, String id) {
        client.putItem(request -> request.tableName(table).item(key(id, queue)));
    }

    public void forgetAll() {
        client.scan(request -> request.tableName(table))
                .items()
                .forEach(row -> client.deleteItem(request -> request.tableName(table)
                        .key(Map.of("queue", value(row, "queue"), "taskId", value(row, "taskId")))));
    }

    private Task put(String id, String queue, Map<String, AttributeValue> row) {
        var task = new Task(id, queue, "token-" + UUID.randomUUID());
        row.putAll(key(id, queue));
        row.put("taskToken", AttributeValue.fromS(task.token()));
        client.putItem(request -> request.tableName(table).item(row));
        aws.waitsUnder(task.token(), output -> decide(task, output));
        return task;
    }

    private void decide(Task task, JsonNode output) {
        var outcome = output.path("decision").stringValue().equals("APPROVE") ? "APPROVED" : "REJECTED";
        var reason = output.path("reason");
        end(task, outcome, output.path("decidedBy").stringValue(), reason.isNull() ? null : reason.stringValue());
    }

    private Map<String, AttributeValue> delete(Task task) {
        var deleted = client.deleteItem(request ->
                request.tableName(table).key(key(task.id(), task.queue())).returnValues("ALL_OLD"));
        return new HashMap<>(deleted.attributes());
    }

    private static Map<String, AttributeValue> key(String id, String queue) {
        return Map.of("queue", AttributeValue.fromS(queue), "taskId", AttributeValue.fromS(id));
    }

    private static AttributeValue value(Map<String, AttributeValue> row, String name) {
        return row.getOrDefault(name, AttributeValue.fromNul(true));
    }
}
