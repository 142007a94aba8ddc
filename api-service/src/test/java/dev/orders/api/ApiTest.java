package dev.orders.api;

import static dev.orders.api.standin.Issuer.CLIENT;
import static dev.orders.api.standin.Issuer.PUBLIC_CLIENT;
import static java.util.Map.entry;

import dev.orders.api.standin.Api;
import dev.orders.api.standin.AwsProxy;
import dev.orders.api.standin.DynamoDbLocal;
import dev.orders.api.standin.Issuer;
import dev.orders.domain.product.Product;
import dev.orders.domain.product.ProductFixtures;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The whole service on a port of its own, with real tokens and a real database; only the identity pool and Step Functions are stand-ins. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class ApiTest {
    protected static final Issuer ISSUER = new Issuer();
    protected static final AwsProxy AWS = new AwsProxy(DynamoDbLocal.instance().endpoint());
    protected static final String ORDERS = "orders-" + UUID.randomUUID();
    protected static final String APPROVALS = "approvals-" + UUID.randomUUID();
    protected static final String TASKS = "approval-tasks-" + UUID.randomUUID();
    protected static final String ROLLUPS = "telemetry-rollups-" + UUID.randomUUID();
    protected static final String PRODUCTS = "products-" + UUID.randomUUID();

    protected final Issuer.SignIn anna = ISSUER.signIn();
    protected final Issuer.SignIn bert = ISSUER.signIn();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void environment(DynamicPropertyRegistry registry) {
        // As in a container: the endpoint and the service's own credentials are the SDK's to find.
        System.setProperty("aws.endpointUrl", AWS.url());
        System.setProperty("aws.accessKeyId", "APISERVICE");
        System.setProperty("aws.secretAccessKey", "secret");
        System.setProperty("aws.cborEnabled", "false");
        Map.ofEntries(
                        entry("AWS_REGION", "eu-west-1"),
                        entry("ISSUER", ISSUER.url()),
                        entry("WEB_CLIENT_ID", CLIENT),
                        entry("PUBLIC_CLIENT_ID", PUBLIC_CLIENT),
                        entry("IDENTITY_POOL_ID", "eu-west-1:00000000-0000-4000-8000-000000000000"),
                        entry("IDENTITY_PROVIDER", "provider"),
                        entry("CUSTOMER_ROLE_ARN", AwsProxy.CUSTOMER_ROLE),
                        entry("APPROVER_ROLE_ARN", AwsProxy.APPROVER_ROLE),
                        entry("OPERATOR_ROLE_ARN", AwsProxy.OPERATOR_ROLE),
                        entry("TELEMETRY_ROLLUPS_TABLE", ROLLUPS),
                        entry("TELEMETRY_STREAM", "telemetry"),
                        entry("ORDERS_TABLE", ORDERS),
                        entry("ORDER_APPROVALS_TABLE", APPROVALS),
                        entry("APPROVAL_TASKS_TABLE", TASKS),
                        entry("PRODUCTS_TABLE", PRODUCTS))
                .forEach((name, value) -> registry.add(name, () -> value));
    }

    static {
        var local = DynamoDbLocal.instance();
        local.createTable(ORDERS, List.of("userId", "orderId"));
        local.createTable(APPROVALS, List.of("userId", "orderId"));
        local.createTable(TASKS, List.of("queue", "taskId"));
        local.createTable(ROLLUPS, List.of("bucket", "minute"));
        local.createTable(PRODUCTS, List.of("sku"));
        ProductFixtures.all()
                .forEach(product -> local.client()
                        .putItem(request -> request.tableName(PRODUCTS).item(row(product))));
    }

    @BeforeEach
    void forgetCalls() {
        AWS.forget();
        ISSUER.down(false);
    }

    protected Api api() {
        return new Api(port);
    }

    protected int port() {
        return port;
    }

    private static Map<String, AttributeValue> row(Product product) {
        return Map.of(
                "sku", AttributeValue.fromS(product.sku().value()),
                "name", AttributeValue.fromS(product.name()),
                "unitPrice",
                        AttributeValue.fromN(Long.toString(product.unitPrice().getAmountMinorLong())),
                "currency",
                        AttributeValue.fromS(
                                product.unitPrice().getCurrencyUnit().getCode()));
    }
}
