package dev.orders.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The wiring, with the project's own definitions. */
class DynamoDbConfigurationTest {

    @Test
    void servesTheTablesAndProductsOfTheDefinitions() throws IOException {
        Definitions definitions = ProjectDefinitions.load(Map.of());
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean("bootstrapExecutor", Executor.class, () -> new SimpleAsyncTaskExecutor("bootstrap-"));
            context.registerBean(Definitions.class, () -> definitions);
            context.registerBean(AwsAccount.class, () -> OrdersTable.ACCOUNT);
            context.registerBean(DynamoDbSettings.class, () -> new DynamoDbSettings(OrdersTable.LIBRARIES, null));
            context.register(DynamoDbConfiguration.class);
            context.refresh();
            AwsService service = context.getBean("dynamoDbService", AwsService.class);

            assertThat(service.signingName()).isEqualTo("dynamodb");
            for (var table : definitions.tables().tables().values()) {
                String input = "{\"TableName\":\"" + table.name() + "\"}";
                assertThat(execute(service, "DescribeTable", input))
                        .contains("arn:aws:dynamodb:eu-west-1:123456789012:table/" + table.name())
                        .doesNotContain("ddblocal");
            }
            String products = definitions.tables().tables().get("products").name();
            assertThat(execute(service, "Scan", "{\"TableName\":\"" + products + "\",\"Select\":\"COUNT\"}"))
                    .contains("\"Count\":" + definitions.products().products().size());
        }
    }

    private static String execute(AwsService service, String operation, String input) {
        AwsAnswer answer = service.execute(new AwsCall(
                operation,
                JsonMapper.shared().readValue(input, ObjectNode.class),
                input.getBytes(StandardCharsets.UTF_8),
                new Principal.Anonymous(),
                Instant.EPOCH,
                "test"));
        assertThat(answer.status()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** A value for each variable that the definitions use. */
}
