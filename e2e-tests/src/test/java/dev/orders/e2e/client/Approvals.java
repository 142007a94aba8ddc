package dev.orders.e2e.client;

import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Environment.AccessKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What the workflow has recorded, and the executions that did it, as a developer reads them. */
public final class Approvals implements AutoCloseable {

    private final Environment environment;
    private final DynamoDbClient dynamoDb;
    private final SfnClient sfn;
    private final String stateMachine;

    public Approvals(Environment environment, AccessKey developer) {
        Aws aws = new Aws(environment);
        this.environment = environment;
        this.dynamoDb = aws.dynamoDb(developer);
        this.sfn = aws.sfn(developer);
        this.stateMachine = sfn.listStateMachines(r -> {}).stateMachines().stream()
                .filter(machine -> machine.name().endsWith("order-approval"))
                .findFirst()
                .orElseThrow()
                .stateMachineArn();
    }

    /** The approvals of one customer by order. */
    public Map<String, Approval> of(String customer) {
        return dynamoDb
                .queryPaginator(r -> r.tableName(environment.get("order_approvals_table"))
                        .keyConditionExpression("userId = :u")
                        .expressionAttributeValues(Map.of(":u", AttributeValue.fromS(customer)))
                        .consistentRead(true))
                .items()
                .stream()
                .collect(Collectors.toMap(row -> row.get("orderId").s(), Approval::of));
    }

    /** The queues that hold a task of this order. */
    public List<String> queuesOf(String order) {
        return List.of("approvers", "escalations", "decided").stream()
                .filter(queue -> dynamoDb.getItem(r -> r.tableName(environment.get("approval_tasks_table"))
                                .key(Map.of(
                                        "queue", AttributeValue.fromS(queue), "taskId", AttributeValue.fromS(order)))
                                .consistentRead(true))
                        .hasItem())
                .toList();
    }

    /** The executions in this state. */
    public List<String> executions(ExecutionStatus status) {
        return sfn
                .listExecutionsPaginator(r ->
                        r.stateMachineArn(stateMachine).statusFilter(status).maxResults(1000))
                .executions()
                .stream()
                .map(ExecutionListItem::executionArn)
                .toList();
    }

    /** What happened in the execution, without data that may hold a task token. */
    public List<String> history(String execution) {
        return sfn.getExecutionHistory(r -> r.executionArn(execution)).events().stream()
                .map(event -> event.timestamp() + " " + event.typeAsString())
                .toList();
    }

    /** How often a task of the execution failed because its role may not do it. */
    public long denials(String execution) {
        return sfn.getExecutionHistory(r -> r.executionArn(execution)).events().stream()
                .filter(event -> event.type() == HistoryEventType.TASK_FAILED)
                .filter(event -> event.taskFailedEventDetails().cause().contains("is not authorized to perform"))
                .count();
    }

    @Override
    public void close() {
        dynamoDb.close();
        sfn.close();
    }

    /** A row of {@code order-approvals}; what it lacks is empty. */
    public record Approval(String status, String execution, String decidedAt) {

        static Approval of(Map<String, AttributeValue> row) {
            return new Approval(text(row, "status"), text(row, "executionArn"), text(row, "decidedAt"));
        }

        private static String text(Map<String, AttributeValue> row, String name) {
            return row.containsKey(name) ? row.get(name).s() : "";
        }
    }
}
