package dev.orders.api.dynamodb;

import static dev.orders.api.dynamodb.Attributes.text;

import dev.orders.domain.approval.ApprovalTask;
import dev.orders.domain.approval.ApprovalTasks;
import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.UserId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Approval tasks, every call signed with the approver's credentials and naming the attributes that it reads: IAM lets approvers read all
 * of a task but its token, and only where a request says what it reads.
 */
public final class DynamoDbApprovalTasks implements ApprovalTasks {
    /** A task moves on in one transaction, but a batch may see the place it left and not yet the one it went to: so look twice. */
    private static final int LOOKS = 2;

    private final DynamoDbClient client;
    private final Tables tables;
    private final UserId approver;
    private final Supplier<AwsCredentials> credentials;

    public DynamoDbApprovalTasks(
            DynamoDbClient client, Tables tables, UserId approver, Supplier<AwsCredentials> credentials) {
        this.client = client;
        this.tables = tables;
        this.approver = approver;
        this.credentials = credentials;
    }

    @Override
    public UserId approver() {
        return approver;
    }

    @Override
    public Optional<ApprovalTask> find(OrderId order) {
        return Stream.generate(() -> look(order))
                .limit(LOOKS)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<ApprovalTask> look(OrderId order) {
        var partitions = Stream.of(
                TaskRows.DECIDED,
                TaskRows.partition(ApprovalTask.Queue.ESCALATIONS),
                TaskRows.partition(ApprovalTask.Queue.APPROVERS));
        var keys = KeysAndAttributes.builder()
                .keys(partitions
                        .map(partition -> TaskRows.key(partition, order))
                        .toList())
                .projectionExpression(TaskRows.ATTRIBUTES.expression())
                .expressionAttributeNames(TaskRows.ATTRIBUTES.names())
                .consistentRead(true)
                .build();
        var rows = new BatchReads(client, asApprover())
                .read(Map.of(tables.approvalTasks(), keys))
                .getOrDefault(tables.approvalTasks(), List.of());
        return decided(rows)
                .<ApprovalTask>map(decided -> decided)
                .or(() -> open(rows, ApprovalTask.Queue.ESCALATIONS))
                .or(() -> open(rows, ApprovalTask.Queue.APPROVERS));
    }

    @Override
    public Slice open(ApprovalTask.Queue queue, int limit, @Nullable Position after) {
        var values = new HashMap<>(Map.of(":queue", text(TaskRows.partition(queue))));
        if (after != null) {
            values.put(":after", text(after.value()));
        }
        // One more than asked for tells whether rows follow.
        var answer = client.query(request -> request.tableName(tables.approvalTasks())
                .keyConditionExpression(after == null ? "#queue = :queue" : "#queue = :queue AND #taskId > :after")
                .expressionAttributeValues(values)
                .select(Select.SPECIFIC_ATTRIBUTES)
                .projectionExpression(TaskRows.ATTRIBUTES.expression())
                .expressionAttributeNames(TaskRows.ATTRIBUTES.names())
                .limit(limit + 1)
                .consistentRead(true)
                .overrideConfiguration(asApprover()));
        var rows = answer.items();
        var entries = rows.stream().limit(limit).map(row -> entry(row, queue)).toList();
        return new Slice(entries, rows.size() > limit || answer.hasLastEvaluatedKey());
    }

    private static Entry entry(Map<String, AttributeValue> row, ApprovalTask.Queue queue) {
        var position = new Position(new Row(row).text("taskId"));
        return new Entry(position, open(row, queue).orElse(null));
    }

    private static Optional<ApprovalTask.Decided> decided(List<Map<String, AttributeValue>> rows) {
        return in(TaskRows.DECIDED, rows).flatMap(row -> Row.read(row, TaskRows::decided));
    }

    private static Optional<ApprovalTask.Open> open(List<Map<String, AttributeValue>> rows, ApprovalTask.Queue queue) {
        return in(TaskRows.partition(queue), rows).flatMap(row -> open(row, queue));
    }

    private static Optional<ApprovalTask.Open> open(Map<String, AttributeValue> row, ApprovalTask.Queue queue) {
        return Row.read(row, readable -> new ApprovalTask.Open(TaskRows.request(readable), queue));
    }

    private static Optional<Map<String, AttributeValue>> in(String partition, List<Map<String, AttributeValue>> rows) {
        return rows.stream()
                .filter(row -> new Row(row).text("queue").equals(partition))
                .findFirst();
    }

    private AwsRequestOverrideConfiguration asApprover() {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(credentials.get()))
                .build();
    }
}
