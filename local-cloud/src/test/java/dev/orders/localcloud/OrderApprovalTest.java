package dev.orders.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.hosting.FreePorts;
import dev.orders.localcloud.identity.IamUser;
import dev.orders.localcloud.identity.IssuedKeys;
import dev.orders.localcloud.identity.Users;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.SdkClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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
            beans.registerBean(Definitions.class, () -> Definitions.load(settings.definitions(), values.variables()));
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

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private static void place(String orderId, int quantity, long unitPrice) {
        AttributeValue line = AttributeValue.fromM(Map.of(
                "sku", AttributeValue.fromS("PEN-GEL-BLK"),
                "name", AttributeValue.fromS("Gel pen black"),
                "quantity", AttributeValue.fromN(String.valueOf(quantity)),
                "unitPrice", AttributeValue.fromN(String.valueOf(unitPrice))));
        tables.putItem(put -> put.tableName("orders-local-orders")
                .item(Map.of(
                        "userId", AttributeValue.fromS("user-1"),
                        "orderId", AttributeValue.fromS(orderId),
                        "lines", AttributeValue.fromL(List.of(line)),
                        "currency", AttributeValue.fromS("EUR"),
                        "total", AttributeValue.fromN(String.valueOf(quantity * unitPrice)),
                        "version", AttributeValue.fromN("1"))));
    }

    private static String status(String orderId) {
        return tables.getItem(get -> get.tableName("orders-local-order-approvals")
                        .key(Map.of(
                                "userId", AttributeValue.fromS("user-1"),
                                "orderId", AttributeValue.fromS(orderId))))
                .item()
                .getOrDefault("status", AttributeValue.fromS(""))
                .s();
    }

    private static void awaitStatus(String orderId, String status) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(status(orderId))
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
        Map<String, AttributeValue> key =
                Map.of("queue", AttributeValue.fromS("approvers"), "taskId", AttributeValue.fromS("order-large"));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> tables.getItem(get ->
                                get.tableName("orders-local-approval-tasks").key(key))
                        .hasItem());
        assertThat(status("order-large")).isEqualTo("PENDING");

        String token = tables.getItem(
                        get -> get.tableName("orders-local-approval-tasks").key(key))
                .item()
                .get("taskToken")
                .s();
        workflows.sendTaskSuccess(decision -> decision.taskToken(token)
                .output("{\"decision\": \"APPROVE\", \"reason\": null, \"decidedBy\": \"somebody-else\"}"));

        awaitStatus("order-large", "APPROVED");
    }
}
