package dev.orders.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.hosting.FreePorts;
import dev.orders.localcloud.identity.IamUser;
import dev.orders.localcloud.identity.IssuedKeys;
import dev.orders.localcloud.identity.Users;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.SdkClients;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** From a row in the orders table to a decision, with the project's own pipe, state machine, roles and policies. */
class OrderApprovalTest {

    private static final String MACHINE =
            "arn:aws:states:eu-west-1:123456789012:stateMachine:orders-local-order-approval";
    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["dynamodb:*", "states:*"], "Resource": "*"}]}
            """;
    private static final int PORT = FreePorts.any();
    private static ConfigurableApplicationContext cloud;
    private static DynamoDbClient tables;
    private static SfnClient workflows;

    @BeforeAll
    static void start() {
        Properties properties = new Properties();
        properties.setProperty("localcloud.port", String.valueOf(PORT));
        properties.setProperty("localcloud.services", "");
        LocalCloudSettings settings = LocalCloudSettings.from(properties);
        LocalValues values = new LocalValues(settings.port(), settings.webPort(), FreePorts.any());
        SpringApplication application = new SpringApplication(LocalCloud.class);
        application.setDefaultProperties(Map.of("server.port", PORT));
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(LocalCloudSettings.class, () -> settings);
            beans.registerBean(LocalValues.class, () -> values);
            beans.registerBean(Definitions.class, () -> Definitions.load(settings.definitions(), impatient(values)));
            beans.registerBean("tester", IamUser.class, () -> new IamUser("tester", Map.of("tester.json", POLICY)));
        });
        cloud = application.run();
        AccessKey key = cloud.getBean(IssuedKeys.class)
                .longTerm(cloud.getBean(Users.class).named("tester"));
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
        tables = SdkClients.configured(DynamoDbClient.builder(), PORT, credentials)
                .build();
        workflows =
                SdkClients.configured(SfnClient.builder(), PORT, credentials).build();
    }

    /** Long enough for a decision on a busy machine, short enough to be waited for. */
    private static Map<String, String> impatient(LocalValues values) {
        Map<String, String> variables = new HashMap<>(values.variables());
        variables.put("decide_within_seconds", "6");
        variables.put("escalation_within_seconds", "6");
        return variables;
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private static void place(String orderId, int quantity, long unitPrice) {
        place("user-1", orderId, String.valueOf(quantity), unitPrice, quantity * unitPrice);
    }

    private static void place(String userId, String orderId, String quantity, long unitPrice, long total) {
        AttributeValue line = AttributeValue.fromM(Map.of(
                "sku", AttributeValue.fromS("PEN-GEL-BLK"),
                "name", AttributeValue.fromS("Gel pen black"),
                "quantity", AttributeValue.fromN(quantity),
                "unitPrice", AttributeValue.fromN(String.valueOf(unitPrice))));
        tables.putItem(put -> put.tableName("orders-local-orders")
                .item(Map.of(
                        "userId", AttributeValue.fromS(userId),
                        "orderId", AttributeValue.fromS(orderId),
                        "lines", AttributeValue.fromL(List.of(line)),
                        "currency", AttributeValue.fromS("EUR"),
                        "total", AttributeValue.fromN(String.valueOf(total)),
                        "version", AttributeValue.fromN("1"))));
    }

    private static String status(String orderId) {
        return status("user-1", orderId);
    }

    private static String status(String userId, String orderId) {
        return approval(userId, orderId)
                .getOrDefault("status", AttributeValue.fromS(""))
                .s();
    }

    private static void awaitStatus(String orderId, String status) {
        awaitStatus("user-1", orderId, status);
    }

    private static void awaitStatus(String userId, String orderId, String status) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(status(userId, orderId))
                        .as("%s; executions: %s", orderId, executions())
                        .isEqualTo(status));
    }

    private static List<String> executions() {
        return workflows.listExecutions(list -> list.stateMachineArn(MACHINE)).executions().stream()
                .map(ExecutionListItem::executionArn)
                .map(arn -> workflows.describeExecution(execution -> execution.executionArn(arn)))
                .map(execution -> "%s %s %s".formatted(execution.status(), execution.error(), execution.cause()))
                .toList();
    }

    @Test
    void approvesASmallOrderByItself() {
        place("order-small", 2, 299);

        awaitStatus("order-small", "APPROVED");
    }

    @Test
    void rejectsAFakedPrice() {
        place("order-faked", 2, 1);

        awaitStatus("order-faked", "REJECTED");
    }

    @Test
    void approvesALargeOrderWhenAnApproverSaysSo() {
        place("order-large", 500, 299);
        Map<String, AttributeValue> task = awaitTask("order-large", "");
        assertThat(status("order-large")).isEqualTo("PENDING");

        answer(task, "{\"decision\": \"APPROVE\", \"reason\": null, \"decidedBy\": \"somebody-else\"}");

        awaitStatus("order-large", "APPROVED");
        assertThat(task("decided", "order-large"))
                .containsEntry("outcome", AttributeValue.fromS("APPROVED"))
                .containsEntry("decidedBy", AttributeValue.fromS("somebody-else"))
                .doesNotContainKey("taskToken");
        assertThat(open("order-large")).isEmpty();
    }

    @Test
    void waitsOnWhenTheCustomerOrNobodyDecides() {
        place("order-own", 500, 299);
        String before = "";
        for (String output : List.of(
                "{\"decision\": \"APPROVE\", \"decidedBy\": \"user-1\"}",
                "{\"decision\": \"APPROVE\"}",
                "{\"decision\": \"MAYBE\", \"decidedBy\": \"somebody-else\"}",
                "{\"decision\": [\"APPROVE\"], \"decidedBy\": {\"sub\": \"somebody-else\"}}",
                "\"APPROVE\"",
                "[]",
                "null")) {
            Map<String, AttributeValue> task = awaitTask("order-own", before);
            before = task.get("taskToken").s();
            answer(task, output);
        }

        Map<String, AttributeValue> last = awaitTask("order-own", before);
        assertThat(status("order-own")).isEqualTo("PENDING");
        answer(last, "{\"decision\": \"REJECT\", \"reason\": \"no\", \"decidedBy\": \"somebody-else\"}");
        awaitStatus("order-own", "REJECTED");
    }

    @Test
    void escalatesAndThenExpiresWhatNobodyDecides() {
        place("order-late", 500, 299);
        awaitTask("order-late", "");

        await().atMost(Duration.ofSeconds(60))
                .until(() -> !task("escalations", "order-late").isEmpty());
        assertThat(task("approvers", "order-late")).isEmpty();
        awaitStatus("order-late", "EXPIRED");

        assertThat(open("order-late")).isEmpty();
        assertThat(task("decided", "order-late")).containsEntry("outcome", AttributeValue.fromS("EXPIRED"));
    }

    @Test
    void endsTheWaitWhenTheCustomerCancels() {
        place("order-cancelled", 500, 299);
        Map<String, AttributeValue> task = awaitTask("order-cancelled", "");

        tables.updateItem(update -> update.tableName("orders-local-orders")
                .key(key("userId", "user-1", "orderId", "order-cancelled"))
                .updateExpression("SET cancelledAt = :now")
                .expressionAttributeValues(Map.of(":now", AttributeValue.fromS("2026-01-01T00:00:00Z"))));

        awaitStatus("order-cancelled", "CANCELLED");
        assertThat(open("order-cancelled")).isEmpty();
        assertThatThrownBy(() -> answer(task, "{\"decision\": \"APPROVE\", \"decidedBy\": \"somebody-else\"}"))
                .isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void decidesOnceHoweverOftenAnEventIsDelivered() {
        place("order-again", 2, 299);
        awaitStatus("order-again", "APPROVED");
        String claimedBy = approval("order-again").get("executionArn").s();

        List<String> again = IntStream.range(0, 10)
                .mapToObj(i -> workflows
                        .startExecution(start -> start.stateMachineArn(MACHINE)
                                .input("[{\"userId\": \"user-1\", \"orderId\": \"order-again\"}]"))
                        .executionArn())
                .toList();

        assertThat(again)
                .allSatisfy(arn -> await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(workflows
                                        .describeExecution(execution -> execution.executionArn(arn))
                                        .statusAsString())
                                .isEqualTo("SUCCEEDED")));
        assertThat(again)
                .allSatisfy(arn -> assertThat(workflows
                                .getExecutionHistory(
                                        history -> history.executionArn(arn).maxResults(1000))
                                .events())
                        .anyMatch(event -> event.stateEnteredEventDetails() != null
                                && "AlreadyClaimed"
                                        .equals(event.stateEnteredEventDetails().name())));
        assertThat(approval("order-again"))
                .containsEntry("executionArn", AttributeValue.fromS(claimedBy))
                .containsEntry("status", AttributeValue.fromS("APPROVED"));
    }

    @Test
    void aRowTooLargeForAStateIsRejectedAndHoldsNobodyUp() {
        tables.putItem(put -> put.tableName("orders-local-orders")
                .item(Map.of(
                        "userId", AttributeValue.fromS("user-1"),
                        "orderId", AttributeValue.fromS("order-huge"),
                        "lines", AttributeValue.fromS("x".repeat(390 * 1024)))));
        place("order-behind", 1, 299);

        awaitStatus("order-behind", "APPROVED");
        awaitStatus("order-huge", "REJECTED");
        assertThat(approval("order-huge")).doesNotContainKey("lines");
    }

    @Test
    void rejectsAQuantityThatIsAlmostANumberOfPieces() {
        place("user-1", "order-almost", "1.00000000000000000000001", 299, 299);

        awaitStatus("order-almost", "REJECTED");
    }

    @Test
    void aForeignOrderOfTheSameIdTakesNobodysPlace() {
        place("order-twice", 500, 299);
        Map<String, AttributeValue> task = awaitTask("order-twice", "");

        place("user-2", "order-twice", "900", 299, 900 * 299);

        awaitStatus("user-2", "order-twice", "REJECTED");
        assertThat(open("order-twice")).containsEntry("userId", AttributeValue.fromS("user-1"));
        assertThat(task("decided", "order-twice")).isEmpty();
        Map<String, AttributeValue> now = open("order-twice");
        assertThat(now.get("executionArn")).isEqualTo(task.get("executionArn"));
        answer(now, "{\"decision\": \"APPROVE\", \"decidedBy\": \"somebody-else\"}");
        awaitStatus("order-twice", "APPROVED");
    }

    @Test
    void aForeignOrderOfTheSameIdNeverRewritesADecision() {
        place("order-decided", 500, 299);
        answer(awaitTask("order-decided", ""), "{\"decision\": \"REJECT\", \"decidedBy\": \"somebody-else\"}");
        awaitStatus("order-decided", "REJECTED");

        place("user-2", "order-decided", "900", 299, 900 * 299);

        awaitStatus("user-2", "order-decided", "REJECTED");
        assertThat(task("decided", "order-decided"))
                .containsEntry("userId", AttributeValue.fromS("user-1"))
                .containsEntry("decidedBy", AttributeValue.fromS("somebody-else"));
        assertThat(open("order-decided")).isEmpty();
    }

    @Test
    void cancellingAnOrderOfTheSameIdCancelsNobodyElses() {
        place("order-kept", 500, 299);
        awaitTask("order-kept", "");

        tables.updateItem(update -> update.tableName("orders-local-orders")
                .key(key("userId", "user-2", "orderId", "order-kept"))
                .updateExpression("SET version = :first")
                .expressionAttributeValues(Map.of(":first", AttributeValue.fromN("1"))));
        tables.updateItem(update -> update.tableName("orders-local-orders")
                .key(key("userId", "user-2", "orderId", "order-kept"))
                .updateExpression("SET cancelledAt = :now")
                .expressionAttributeValues(Map.of(":now", AttributeValue.fromS("2026-01-01T00:00:00Z"))));

        awaitStatus("order-kept", "EXPIRED");
    }

    /** A task whose token is another than this one. */
    private static Map<String, AttributeValue> awaitTask(String orderId, String otherToken) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> open(orderId),
                        task -> !task.isEmpty() && !task.get("taskToken").s().equals(otherToken));
    }

    private static Map<String, AttributeValue> open(String orderId) {
        Map<String, AttributeValue> task = task("approvers", orderId);
        return task.isEmpty() ? task("escalations", orderId) : task;
    }

    private static Map<String, AttributeValue> task(String queue, String orderId) {
        return tables.getItem(get -> get.tableName("orders-local-approval-tasks")
                        .consistentRead(true)
                        .key(key("queue", queue, "taskId", orderId)))
                .item();
    }

    private static Map<String, AttributeValue> approval(String orderId) {
        return approval("user-1", orderId);
    }

    private static Map<String, AttributeValue> approval(String userId, String orderId) {
        return tables.getItem(get -> get.tableName("orders-local-order-approvals")
                        .consistentRead(true)
                        .key(key("userId", userId, "orderId", orderId)))
                .item();
    }

    private static Map<String, AttributeValue> key(
            String partition, String partitionValue, String sort, String sortValue) {
        return Map.of(partition, AttributeValue.fromS(partitionValue), sort, AttributeValue.fromS(sortValue));
    }

    private static void answer(Map<String, AttributeValue> task, String output) {
        workflows.sendTaskSuccess(
                decision -> decision.taskToken(task.get("taskToken").s()).output(output));
    }
}
