package dev.orders.e2e.mutations;

import dev.orders.e2e.attacks.Attacker;
import dev.orders.e2e.attacks.WaitingOrder;
import dev.orders.e2e.client.Approvals;
import dev.orders.e2e.client.Arns;
import dev.orders.e2e.client.Await;
import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.LocalProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A cloud of changed definitions without the services: orders are rows that a customer puts with credentials of their own. */
final class BareCloud implements AutoCloseable {

    private final LocalProcess process;
    private final Environment environment;
    private final Tokens owner;
    private final AwsSessionCredentials credentials;
    private final DynamoDbClient dynamoDb;
    private final Approvals approvals;

    private BareCloud(LocalProcess process) {
        this.process = process;
        environment = process.awaitReady();
        Aws aws = new Aws(environment);
        owner = new HostedUi(environment).signIn(environment.account("customer1"));
        credentials = aws.credentials(owner.idToken());
        dynamoDb = aws.dynamoDb(credentials);
        approvals = new Approvals(environment, environment.developer().orElseThrow());
    }

    static BareCloud of(DefinitionsCopy definitions) {
        return new BareCloud(LocalProcess.startOn(definitions.folder()));
    }

    /** One that keeps what happens in it, and goes on with what is there. */
    static BareCloud of(DefinitionsCopy definitions, Path data) {
        return new BareCloud(LocalProcess.start(Map.of(
                "definitions", definitions.folder().toAbsolutePath().toString(),
                "data", data.toString(),
                "services", "")));
    }

    Environment environment() {
        return environment;
    }

    Approvals approvals() {
        return approvals;
    }

    /** The API as the customer reaches it, behind which no service runs. */
    OrdersApi api() {
        return OrdersApi.of(environment, owner);
    }

    Attacker operator() {
        Tokens tokens = new HostedUi(environment).signIn(environment.account("operator1"));
        return Attacker.with(environment, new Aws(environment).credentials(tokens.idToken()));
    }

    Attacker customer() {
        return Attacker.with(environment, credentials);
    }

    Attacker approver() {
        Tokens tokens = new HostedUi(environment).signInToApprove(environment.account("approver1"));
        String role = Arns.of(environment, credentials).role("approver");
        return Attacker.with(environment, new Aws(environment).credentials(tokens.idToken(), role));
    }

    /** Puts an order of one line. */
    String put(String sku, String name, int unitPrice) {
        String order = UUID.randomUUID().toString();
        AttributeValue price = AttributeValue.fromN(String.valueOf(unitPrice));
        AttributeValue line = AttributeValue.fromM(Map.of(
                "sku", text(sku), "name", text(name), "quantity", AttributeValue.fromN("1"), "unitPrice", price));
        dynamoDb.putItem(r -> r.tableName(environment.get("orders_table"))
                .item(Map.of(
                        "userId", text(owner.subject()),
                        "orderId", text(order),
                        "lines", AttributeValue.fromL(List.of(line)),
                        "currency", text("EUR"),
                        "total", price)));
        return order;
    }

    String putSmall() {
        return put("PEN-GEL-BLK", "Gel pen black", 299);
    }

    String putLarge() {
        return put("DESK-OAK-160", "Oak desk 160 cm", 64900);
    }

    void cancel(String order) {
        dynamoDb.updateItem(r -> r.tableName(environment.get("orders_table"))
                .key(Map.of("userId", text(owner.subject()), "orderId", text(order)))
                .updateExpression("SET cancelledAt = :t")
                .expressionAttributeValues(Map.of(":t", text("2026-01-01T00:00:00Z"))));
    }

    void awaitStatus(String order, String status) {
        Await.until("the approval of " + order + " is " + status, () -> status(order), status::equals);
    }

    /** Of the order's approval; empty while there is none. */
    String status(String order) {
        Approvals.Approval approval = approvals.of(owner.subject()).get(order);
        return approval == null ? "" : approval.status();
    }

    void awaitTask(String order) {
        Await.until("a task of " + order, () -> approvals.queuesOf(order), List.of("approvers")::equals);
    }

    WaitingOrder waiting(String order) {
        return WaitingOrder.of(environment, owner.subject(), order, "unknown", "arn:aws:states:none");
    }

    private static AttributeValue text(String text) {
        return AttributeValue.fromS(text);
    }

    @Override
    public void close() {
        dynamoDb.close();
        approvals.close();
        process.close();
    }
}
