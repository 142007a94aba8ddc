package dev.orders.api.dynamodb;

import static dev.orders.domain.approval.TaskFixtures.open;
import static dev.orders.domain.order.OrderFixtures.ANNA;
import static dev.orders.domain.order.OrderFixtures.CARL;
import static dev.orders.domain.order.OrderFixtures.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.api.standin.DynamoDbLocal;
import dev.orders.domain.approval.ApprovalTask;
import dev.orders.domain.approval.ApprovalTask.Queue;
import dev.orders.domain.approval.ApprovalTasks;
import dev.orders.domain.approval.ApprovalTasksContract;
import dev.orders.domain.approval.ListTasks;
import dev.orders.domain.approval.TaskFixtures;
import dev.orders.domain.order.Order;
import dev.orders.domain.order.OrderFixtures;
import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.OrderLine;
import dev.orders.domain.order.UserId;
import dev.orders.domain.product.ProductFixtures;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbApprovalTasksTest extends ApprovalTasksContract {
    private final DynamoDbClient client = DynamoDbLocal.instance().client();
    private final Tables tables = new Tables("", "", "approval-tasks-" + UUID.randomUUID(), "");

    @BeforeEach
    void createTable() {
        DynamoDbLocal.instance().createTable(tables.approvalTasks(), List.of("queue", "taskId"));
    }

    @Override
    protected ApprovalTasks tasksAs(UserId approver) {
        return new DynamoDbApprovalTasks(
                client, tables, approver, () -> AwsBasicCredentials.create("anybody", "secret"));
    }

    @Override
    protected void record(ApprovalTask task) {
        for (var partition : List.of("approvers", "escalations", "decided")) {
            client.deleteItem(request -> request.tableName(tables.approvalTasks())
                    .key(TaskRows.key(partition, task.request().order())));
        }
        put(row(task));
    }

    @Override
    protected void recordBroken(Queue queue, String key) {
        put(Map.of("queue", Attributes.text(TaskRows.partition(queue)), "taskId", Attributes.text(key)));
    }

    static Stream<Map<String, AttributeValue>> rowsThatWouldBreakTheirReaders() {
        return Stream.of(
                Map.of("orderId", Attributes.text(orderId(7).value())),
                Map.of("orderId", Attributes.number(1)),
                Map.of("userId", Attributes.text("some body")),
                Map.of("lines", Attributes.text("none")),
                Map.of("currency", Attributes.text("XEU")),
                Map.of("total", Attributes.text("1")),
                Map.of("total", AttributeValue.fromN("99999999999999999999999999999999999999")),
                Map.of("requestedAt", Attributes.text("yesterday")));
    }

    @ParameterizedTest
    @MethodSource("rowsThatWouldBreakTheirReaders")
    void leavesOutWhatNobodyCouldShow(Map<String, AttributeValue> change) {
        var row = new HashMap<>(row(open(ANNA, 1)));
        row.putAll(change);
        put(row);
        record(open(ANNA, 2));

        assertThat(new ListTasks().list(tasksAs(CARL), 10, null).tasks()).containsExactly(open(ANNA, 2));
        assertThat(tasksAs(CARL).find(orderId(1))).isEmpty();
    }

    @Test
    void readsTheTokenWhereTheTaskWaitsAndNowhereElse() {
        record(open(ANNA, 1));
        var tokens = new TaskTokens(client, tables);

        assertThat(tokens.of(open(ANNA, 1))).contains(new TaskToken("token"));
        assertThat(tokens.of(new ApprovalTask.Open(open(ANNA, 1).request(), Queue.ESCALATIONS)))
                .isEmpty();
        assertThat(tokens.of(open(ANNA, 2))).isEmpty();
        assertThat(tokens.of(open(ANNA, 1)).orElseThrow()).asString().doesNotContain("token");
    }

    @Test
    void listsAHundredOfTheLargestTasks() {
        var lines = Collections.nCopies(
                Order.MAX_LINES,
                OrderFixtures.line(ProductFixtures.product("sku", "x".repeat(200), CurrencyUnit.EUR, 1), 999));
        for (var number = 1; number <= 101; number++) {
            var order = OrderFixtures.order(ANNA, number, lines.toArray(OrderLine[]::new));
            record(new ApprovalTask.Open(
                    TaskFixtures.request(order), number % 2 == 0 ? Queue.APPROVERS : Queue.ESCALATIONS));
        }

        var first = new ListTasks().list(tasksAs(CARL), 100, null);
        var second = new ListTasks().list(tasksAs(CARL), 100, first.next());

        assertThat(Stream.concat(first.tasks().stream(), second.tasks().stream()))
                .extracting(task -> task.request().order())
                .containsExactly(IntStream.rangeClosed(1, 101)
                        .mapToObj(OrderFixtures::orderId)
                        .toArray(OrderId[]::new));
    }

    private void put(Map<String, AttributeValue> row) {
        client.putItem(request -> request.tableName(tables.approvalTasks()).item(row));
    }

    private static Map<String, AttributeValue> row(ApprovalTask task) {
        var asked = task.request();
        var order = Order.place(asked.order(), asked.customer(), asked.lines(), null, asked.requestedAt());
        var row = new HashMap<>(OrderRows.row(order));
        row.remove("placedAt");
        row.remove("version");
        row.put("requestedAt", Attributes.text(asked.requestedAt().toString()));
        switch (task) {
            case ApprovalTask.Open open -> {
                row.putAll(TaskRows.key(TaskRows.partition(open.queue()), asked.order()));
                row.put("taskToken", Attributes.text("token"));
            }
            case ApprovalTask.Decided decided -> {
                row.putAll(TaskRows.key(TaskRows.DECIDED, asked.order()));
                row.put("outcome", Attributes.text(decided.outcome().name()));
                row.put("decidedAt", Attributes.text(decided.decidedAt().toString()));
                if (decided.decidedBy() != null) {
                    row.put("decidedBy", Attributes.text(decided.decidedBy().value()));
                }
                if (decided.reason() != null) {
                    row.put("reason", Attributes.text(decided.reason()));
                }
            }
        }
        return row;
    }
}
