package dev.orders.e2e.attacks;

import static dev.orders.e2e.attacks.Rows.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.e2e.client.Await;
import dev.orders.e2e.client.Aws;
import dev.orders.e2e.client.HostedUi;
import dev.orders.e2e.client.OrdersApi;
import dev.orders.e2e.client.Tokens;
import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Need;
import dev.orders.e2e.environment.Needs;
import dev.orders.e2e.environment.Target;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import tools.jackson.databind.JsonNode;

/** Customers who write their rows with credentials of their own, past the API: nothing forged is approved or gets stuck. */
@ExtendWith(Target.class)
@Needs(Need.API)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedOrderIT {

    private String table;
    private String approvals;
    private String customer;
    private OrdersApi api;
    private OrdersApi approver;
    private DynamoDbClient dynamoDb;
    private Map<String, AttributeValue> genuine;

    @BeforeAll
    void placeAGenuineOrder(Environment environment) {
        HostedUi hostedUi = new HostedUi(environment);
        Aws aws = new Aws(environment);
        Tokens tokens = hostedUi.signIn(environment.account("customer2"));
        table = environment.get("orders_table");
        approvals = environment.get("order_approvals_table");
        customer = tokens.subject();
        api = OrdersApi.of(environment, tokens);
        approver = OrdersApi.of(environment, hostedUi.signInToApprove(environment.account("approver1")));
        dynamoDb = aws.dynamoDb(aws.credentials(tokens.idToken()));
        genuine = row(api.place("NOTEBOOK-A5", 2).get("orderId").asString());
    }

    @AfterAll
    void close() {
        dynamoDb.close();
    }

    private static Map<String, Forgery> forgeries() {
        return Map.ofEntries(
                forged("a price of its own", order -> order.putAll(priced("1", "2"))),
                forged("a price of nothing", order -> order.putAll(priced("0", "0"))),
                forged("a negative price", order -> order.putAll(priced("-1499", "-2998"))),
                forged("a total of its own", order -> order.put("total", number("1"))),
                forged("a negative total", order -> order.put("total", number("-2998"))),
                forged("a total as text", order -> order.put("total", text("2998"))),
                forged("another currency", order -> order.put("currency", text("JPY"))),
                forged("a name of its own", order -> order.put("lines", lines(line("name", text("Oak desk"))))),
                forged("an unknown SKU", order -> order.put("lines", lines(line("sku", text("NO-SUCH-1"))))),
                forged("a negative quantity", order -> order.putAll(counted("-2", "-2998"))),
                forged("no quantity", order -> order.putAll(counted("0", "0"))),
                forged("a huge quantity", order -> order.putAll(counted("1E+37", "1.499E+40"))),
                forged("half a notebook", order -> order.putAll(counted("0.5", "749.5"))),
                forged("a quantity as text", order -> order.put("lines", lines(line("quantity", text("2"))))),
                forged("one more attribute in a line", order -> order.put("lines", lines(line("gift", text("yes"))))),
                forged("51 lines", order -> {
                    order.put("lines", AttributeValue.fromL(Collections.nCopies(51, line())));
                    order.put("total", number(String.valueOf(51 * 2998)));
                }),
                forged("no lines", order -> order.put("lines", AttributeValue.fromL(List.of()))),
                forged("lines that are no list", order -> order.put("lines", text("none"))),
                forged("a list of texts", order -> order.put("lines", lines(text("none")))),
                forged("lines missing", order -> order.remove("lines")),
                forged("currency missing", order -> order.remove("currency")),
                forged("total missing", order -> order.remove("total")),
                forged("nothing at all", order -> order.clear()),
                forged("390 KB of lines", order -> order.put("lines", lines(line("name", text("x".repeat(390_000)))))),
                forged(
                        "an expression for a name",
                        order -> order.put("lines", lines(line("name", text("{% $states.context %}"))))));
    }

    /** Each is placed; one wait for all of them costs less than one for each. */
    @Test
    void noForgeryIsApprovedAndNoneIsStuck() {
        Map<String, String> placed = new HashMap<>();
        forgeries().forEach((name, forgery) -> placed.put(put(forgery), name));

        placed.forEach((order, name) -> {
            Map<String, AttributeValue> approval = awaitDecision(order);
            assertThat(approval.get("status").s()).as(name).isEqualTo("REJECTED");
            assertThat(approval.get("reason").s()).as(name).startsWith("The order ");
        });
    }

    @Test
    void aHugeNoteHarmsNothing() {
        String order = put(forged -> forged.put("note", text("x".repeat(390_000))));

        assertThat(awaitDecision(order).get("status").s()).isEqualTo("APPROVED");
    }

    @Test
    void aHugeRowKeepsNoOtherOrderWaiting() {
        put(forged -> forged.put("lines", lines(line("name", text("x".repeat(390_000))))));

        String after = api.place("PEN-GEL-BLK", 1).get("orderId").asString();

        api.await(after, "APPROVED");
    }

    @Test
    void anApprovedOrderThatIsChangedIsNotApproved() {
        String order = approved();

        dynamoDb.updateItem(r -> r.tableName(table)
                .key(key(order))
                .updateExpression("SET #l = :l, #t = :t")
                .expressionAttributeNames(Map.of("#l", "lines", "#t", "total"))
                .expressionAttributeValues(Map.of(
                        ":l", lines(line("quantity", number("900"))), ":t", number(String.valueOf(900 * 1499)))));

        assertThat(api.get("/orders/" + order).json().get("status").asString()).isEqualTo("PLACED");
    }

    @Test
    void anApprovedOrderThatIsPutAgainIsNotApproved() {
        String order = approved();
        Map<String, AttributeValue> another = new HashMap<>(genuine);
        another.put("orderId", text(order));
        another.put("lines", lines(line("quantity", number("900"))));
        another.put("total", number(String.valueOf(900 * 1499)));

        dynamoDb.putItem(r -> r.tableName(table).item(another));

        assertThat(api.get("/orders/" + order).json().get("status").asString()).isEqualTo("PLACED");
    }

    @Test
    void aRejectedOrderStaysRejectedWhateverItsCustomerWrites() {
        String order = put(forged -> forged.putAll(priced("1", "2")));
        awaitDecision(order);
        Map<String, AttributeValue> honest = new HashMap<>(genuine);
        honest.put("orderId", text(order));

        dynamoDb.putItem(r -> r.tableName(table).item(honest));

        assertThat(api.get("/orders/" + order).json().get("status").asString()).isEqualTo("REJECTED");
    }

    @Test
    void anOrderThatShrinksWhileItWaitsIsDecidedAsItWasShown() {
        String order = api.placeLarge();
        approver.awaitTask(order);
        dynamoDb.updateItem(r -> r.tableName(table)
                .key(key(order))
                .attributeUpdates(Map.of(
                        "lines",
                                AttributeValueUpdate.builder()
                                        .value(lines(line()))
                                        .build(),
                        "total",
                                AttributeValueUpdate.builder()
                                        .value(number("2998"))
                                        .build())));

        JsonNode shown = approver.approval(order).json();
        assertThat(shown.at("/total/amount").asLong()).isEqualTo(64900);
        assertThat(approver.approve(order).status()).isEqualTo(200);

        assertThat(api.get("/orders/" + order).json().get("status").asString()).isEqualTo("PLACED");
    }

    @Test
    void anOrderUnderAnIdempotencyRecordsNameIsNoOrder() {
        String record = "idempotency#" + UUID.randomUUID();
        Map<String, AttributeValue> forged = new HashMap<>(genuine);
        forged.put("orderId", text(record));
        dynamoDb.putItem(r -> r.tableName(table).item(forged));

        String after = approved();

        assertThat(after).isNotEmpty();
        assertThat(approval(record)).isEmpty();
    }

    private String approved() {
        String order = api.place("NOTEBOOK-A5", 1).get("orderId").asString();
        api.await(order, "APPROVED");
        return order;
    }

    /** A change that a thief of credentials makes to a genuine order. */
    private interface Forgery {
        void make(Map<String, AttributeValue> order);
    }

    private static Map.Entry<String, Forgery> forged(String name, Forgery forgery) {
        return Map.entry(name, forgery);
    }

    private String put(Forgery forgery) {
        String order = UUID.randomUUID().toString();
        Map<String, AttributeValue> forged = new HashMap<>(genuine);
        forgery.make(forged);
        forged.putAll(key(order));
        dynamoDb.putItem(r -> r.tableName(table).item(forged));
        return order;
    }

    private Map<String, AttributeValue> awaitDecision(String order) {
        return Await.until(
                "order " + order + " is decided", () -> approval(order), row -> row.containsKey("decidedAt"));
    }

    private Map<String, AttributeValue> approval(String order) {
        return dynamoDb
                .batchGetItem(r -> r.requestItems(Map.of(
                        approvals,
                        KeysAndAttributes.builder()
                                .keys(List.of(key(order)))
                                .consistentRead(true)
                                .build())))
                .responses()
                .get(approvals)
                .stream()
                .findFirst()
                .orElse(Map.of());
    }

    private Map<String, AttributeValue> row(String order) {
        return dynamoDb.getItem(r -> r.tableName(table).key(key(order))).item();
    }

    private Map<String, AttributeValue> key(String order) {
        return Map.of("userId", text(customer), "orderId", text(order));
    }

    private static Map<String, AttributeValue> priced(String unitPrice, String total) {
        return Map.of("lines", lines(line("unitPrice", number(unitPrice))), "total", number(total));
    }

    private static Map<String, AttributeValue> counted(String quantity, String total) {
        return Map.of("lines", lines(line("quantity", number(quantity))), "total", number(total));
    }

    private static AttributeValue lines(AttributeValue line) {
        return AttributeValue.fromL(List.of(line));
    }

    /** The genuine order's line. */
    private static AttributeValue line() {
        return AttributeValue.fromM(Map.of(
                "sku", text("NOTEBOOK-A5"),
                "name", text("Notebook A5 dotted"),
                "quantity", number("2"),
                "unitPrice", number("1499")));
    }

    private static AttributeValue line(String name, AttributeValue value) {
        Map<String, AttributeValue> line = new HashMap<>(line().m());
        line.put(name, value);
        return AttributeValue.fromM(line);
    }

    private static AttributeValue number(String number) {
        return AttributeValue.fromN(number);
    }
}
