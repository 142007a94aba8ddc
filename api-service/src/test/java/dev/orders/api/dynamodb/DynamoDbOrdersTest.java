package dev.orders.api.dynamodb;

import static dev.orders.domain.order.OrderFixtures.ANNA;
import static dev.orders.domain.order.OrderFixtures.PLACED_AT;
import static dev.orders.domain.order.OrderFixtures.approval;
import static dev.orders.domain.order.OrderFixtures.order;
import static dev.orders.domain.order.OrderFixtures.orderId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.api.standin.DynamoDbLocal;
import dev.orders.domain.order.Approval;
import dev.orders.domain.order.Order;
import dev.orders.domain.order.OrderStatus;
import dev.orders.domain.order.UserId;
import dev.orders.domain.ordering.IdempotencyKey;
import dev.orders.domain.ordering.Orders;
import dev.orders.domain.ordering.OrdersContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoDbOrdersTest extends OrdersContract {
    private final DynamoDbClient client = DynamoDbLocal.instance().client();
    private Tables tables = new Tables("", "", "", "");

    @BeforeEach
    void createTables() {
        var run = UUID.randomUUID();
        tables = new Tables("orders-" + run, "approvals-" + run, "", "products-" + run);
        DynamoDbLocal.instance().createTable(tables.orders(), List.of("userId", "orderId"));
        DynamoDbLocal.instance().createTable(tables.approvals(), List.of("userId", "orderId"));
    }

    @Override
    protected Orders ordersOf(UserId owner) {
        return new DynamoDbOrders(client, tables, owner, () -> AwsBasicCredentials.create("anybody", "secret"));
    }

    @Override
    protected void decide(Order order, Approval approval) {
        var row = new HashMap<>(OrderRows.row(order));
        if (approval.snapshot() == null) {
            List.of("lines", "currency", "total").forEach(row::remove);
        }
        if (approval.decidedBy() != null) {
            row.put("decidedBy", Attributes.text(approval.decidedBy().value()));
        }
        row.put("status", Attributes.text(approval.state().name()));
        row.put("requestedAt", Attributes.text(approval.requestedAt().toString()));
        if (approval.decidedAt() != null) {
            row.put("decidedAt", Attributes.text(approval.decidedAt().toString()));
        }
        if (approval.reason() != null) {
            row.put("reason", Attributes.text(approval.reason()));
        }
        client.putItem(request -> request.tableName(tables.approvals()).item(row));
    }

    @Test
    void storesPlainAttributes() {
        var order = order(ANNA, 1);
        place(order);

        var row = client.getItem(request -> request.tableName(tables.orders())
                        .key(OrderRows.key(ANNA, order.id().value())))
                .item();

        assertThat(row)
                .containsOnlyKeys("userId", "orderId", "lines", "currency", "total", "note", "placedAt", "version");
        assertThat(row.get("total")).isEqualTo(AttributeValue.fromN("2848"));
        assertThat(row.get("placedAt")).isEqualTo(AttributeValue.fromS("2026-03-01T09:30:01.125Z"));
        assertThat(row.get("lines").l().getFirst().m()).containsOnlyKeys("sku", "name", "quantity", "unitPrice");
    }

    @Test
    void storesTheRecordUnderAHashOfTheKey() {
        var order = order(ANNA, 1);
        place(order);

        var sortKey = KeyRecords.sortKey(new IdempotencyKey("a-key"));
        var row = client.getItem(request -> request.tableName(tables.orders()).key(OrderRows.key(ANNA, sortKey)))
                .item();

        assertThat(sortKey)
                .matches("idempotency#[0-9a-f]{64}")
                .isGreaterThan(orderId(0xffff).value());
        assertThat(row).containsOnlyKeys("userId", "orderId", "bodyHash", "order", "expiresAt");
        assertThat(row.get("expiresAt").n()).isEqualTo(Long.toString(PLACED_AT.getEpochSecond()));
    }

    @Test
    void leavesOutWhatTheOwnerPutThereThatIsNoOrder() {
        var order = order(ANNA, 1);
        place(order);
        put(Map.of("lines", Attributes.text("not a list")), "019a0000-0002-7000-8000-0123456789ab");
        put(Map.of(), "019a0000-0003-7000-8000-0123456789ab");
        put(Map.of(), "0-not-a-uuid");
        var tooMuch = new HashMap<>(OrderRows.row(order(ANNA, 4)));
        tooMuch.put("total", AttributeValue.fromN("99999999999999999999999999999999999999"));
        put(tooMuch, orderId(4).value());

        var page = ordersOf(ANNA).list(10, null);

        assertThat(page.orders()).hasSize(1);
        assertThat(page.orders().getFirst().order()).isEqualTo(order);
        assertThat(ordersOf(ANNA).find(orderId(4))).isEmpty();
    }

    @Test
    void goesOnBehindPagesOfRowsThatAreNoOrders() {
        var oldest = order(ANNA, 1);
        place(oldest);
        for (var number = 2; number <= 6; number++) {
            put(Map.of(), orderId(number).value());
        }
        put(Map.of(), orderId(1).value() + "0-and-more");
        put(Map.of(), "g".repeat(1000));

        var orders = new ArrayList<Order>();
        var pages = 0;
        for (Orders.@Nullable Position from = null; pages == 0 || from != null; pages++) {
            var page = ordersOf(ANNA).list(2, from);
            page.orders().forEach(tracked -> orders.add(tracked.order()));
            from = page.next();
        }

        assertThat(orders).containsExactly(oldest);
        assertThat(pages).isEqualTo(4);
    }

    @Test
    void listsNoRecordsOfKeysWhateverPlaceIsMadeUp() {
        var order = order(ANNA, 1);
        place(order);
        put(OrderRows.row(order), "zzz");

        assertThat(ordersOf(ANNA).list(1, new Orders.Position("zzzz")))
                .isEqualTo(ordersOf(ANNA).list(1, null));
    }

    @ParameterizedTest
    @MethodSource("rowsThatWouldBreakTheirReaders")
    void leavesOutWhatNobodyCouldShow(Map<String, AttributeValue> change) {
        var row = new HashMap<>(OrderRows.row(order(ANNA, 1)));
        row.putAll(change);
        put(row, orderId(1).value());

        assertThat(ordersOf(ANNA).list(10, null).orders()).isEmpty();
        assertThat(ordersOf(ANNA).find(orderId(1))).isEmpty();
    }

    static Stream<Map<String, AttributeValue>> rowsThatWouldBreakTheirReaders() {
        return Stream.of(
                Map.of("placedAt", Attributes.text("+1000000000-12-31T23:59:59Z")),
                Map.of("cancelledAt", Attributes.text("-0001-01-01T00:00:00Z")),
                Map.of("currency", Attributes.text("XEU")),
                Map.of("currency", Attributes.text("x".repeat(390_000))),
                Map.of("note", Attributes.text("x".repeat(390_000))),
                line("name", Attributes.text("x".repeat(390_000))),
                line("name", Attributes.text(" ")),
                line("unitPrice", Attributes.number(Long.MAX_VALUE)),
                line("unitPrice", Attributes.number(-1)),
                line("quantity", Attributes.number(0)));
    }

    private static Map<String, AttributeValue> line(String name, AttributeValue value) {
        var line = new HashMap<>(
                OrderRows.row(order(ANNA, 1)).get("lines").l().getFirst().m());
        line.put(name, value);
        return Map.of("lines", Attributes.list(List.of(line)));
    }

    @Test
    void showsNoDecisionWhereTheDecisionsRowIsBroken() {
        var order = order(ANNA, 1);
        place(order);
        decide(order, approval(order, Approval.State.APPROVED));
        client.putItem(request -> request.tableName(tables.approvals())
                .item(OrderRows.key(ANNA, order.id().value())));

        assertThat(ordersOf(ANNA).find(order.id()).orElseThrow().approval()).isNull();
    }

    @Test
    void keepsADecisionWhoseSnapshotIsBrokenButApprovesNothingByIt() {
        var order = order(ANNA, 1);
        place(order);
        for (var state : List.of(Approval.State.REJECTED, Approval.State.APPROVED)) {
            decide(order, approval(order, state));
            client.updateItem(request -> request.tableName(tables.approvals())
                    .key(OrderRows.key(ANNA, order.id().value()))
                    .updateExpression("REMOVE currency"));

            var tracked = ordersOf(ANNA).find(order.id()).orElseThrow();
            assertThat(tracked.status())
                    .isEqualTo(state == Approval.State.REJECTED ? OrderStatus.REJECTED : OrderStatus.PLACED);
        }
    }

    private void place(Order order) {
        ordersOf(ANNA).place(order, new IdempotencyKey("a-key"), new Orders.KeyRecord("hash", order.id(), PLACED_AT));
    }

    private void put(Map<String, AttributeValue> attributes, String orderId) {
        var row = new HashMap<>(attributes);
        row.putAll(OrderRows.key(ANNA, orderId));
        client.putItem(request -> request.tableName(tables.orders()).item(row));
    }
}
