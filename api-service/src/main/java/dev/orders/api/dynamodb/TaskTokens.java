package dev.orders.api.dynamodb;

import dev.orders.domain.approval.ApprovalTask;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The tokens of open tasks, read with the service's own credentials, which may read nothing else of a task. */
public final class TaskTokens {
    private static final Projection ATTRIBUTES = Projection.of("queue", "taskId", "taskToken");

    private final DynamoDbClient client;
    private final Tables tables;

    public TaskTokens(DynamoDbClient client, Tables tables) {
        this.client = client;
        this.tables = tables;
    }

    /** Empty when the task does not wait any more in the queue that it was read from. */
    public Optional<TaskToken> of(ApprovalTask.Open task) {
        var answer = client.getItem(request -> request.tableName(tables.approvalTasks())
                .key(TaskRows.key(
                        TaskRows.partition(task.queue()), task.request().order()))
                .projectionExpression(ATTRIBUTES.expression())
                .expressionAttributeNames(ATTRIBUTES.names())
                .consistentRead(true));
        return answer.hasItem()
                ? Optional.ofNullable(new Row(answer.item()).textOrNull("taskToken"))
                        .map(TaskToken::new)
                : Optional.empty();
    }
}
