package dev.orders.api.dynamodb;

import static dev.orders.api.dynamodb.Attributes.number;
import static dev.orders.api.dynamodb.Attributes.text;

import dev.orders.domain.order.Approval;
import dev.orders.domain.order.Order;
import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.TrackedOrder;
import dev.orders.domain.order.UserId;
import dev.orders.domain.ordering.IdempotencyKey;
import dev.orders.domain.ordering.Orders;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * One customer's orders, every call signed with that customer's credentials: IAM compares the partition keys in the request with the
 * customer's id, whatever this class does. One call opens an order, two list a page of them, whatever its size.
 */
public final class DynamoDbOrders implements Orders {
    private final DynamoDbClient client;
    private final Tables tables;
    private final UserId owner;
    private final Supplier<AwsCredentials> credentials;

    public DynamoDbOrders(DynamoDbClient client, Tables tables, UserId owner, Supplier<AwsCredentials> credentials) {
        this.client = client;
        this.tables = tables;
        this.owner = owner;
        this.credentials = credentials;
    }

    @Override
    public UserId owner() {
        return owner;
    }

    @Override
    public Placement place(Order order, IdempotencyKey key, KeyRecord keyRecord) {
        var items = List.of(putOnce(OrderRows.row(order)), putOnce(KeyRecords.row(owner, key, keyRecord)));
        // The same on every try: a retry after a lost answer then succeeds, where it would else find its own record.
        var requestToken = UUID.randomUUID().toString();
        for (var tries = 1; ; tries++) {
            try {
                client.transactWriteItems(request -> request.transactItems(items)
                        .clientRequestToken(requestToken)
                        .overrideConfiguration(asOwner()));
                return Placement.STORED;
            } catch (TransactionCanceledException e) {
                var codes = e.cancellationReasons().stream()
                        .map(CancellationReason::code)
                        .toList();
                if (codes.size() == 2 && "ConditionalCheckFailed".equals(codes.getLast())) {
                    return Placement.KEY_TAKEN;
                }
                if (!codes.contains("TransactionConflict") || tries == Pause.TRIES) {
                    throw e;
                }
                Pause.after(tries);
            }
        }
    }

    @Override
    public Optional<KeyRecord> recorded(IdempotencyKey key) {
        var answer = client.getItem(request -> request.tableName(tables.orders())
                .key(OrderRows.key(owner, KeyRecords.sortKey(key)))
                .consistentRead(true)
                .overrideConfiguration(asOwner()));
        return answer.hasItem() ? Row.read(answer.item(), KeyRecords::keyRecord) : Optional.empty();
    }

    @Override
    public Optional<TrackedOrder> find(OrderId id) {
        var key = List.of(OrderRows.key(owner, id.value()));
        var found = reads().get(Map.of(tables.orders(), key, tables.approvals(), key));
        var approvals = approvals(rows(found, tables.approvals()));
        return rows(found, tables.orders()).stream()
                .flatMap(row -> Row.read(row, OrderRows::order).stream())
                .map(order -> new TrackedOrder(order, approvals.get(order.id())))
                .findFirst();
    }

    @Override
    public Page list(int limit, @Nullable Position from) {
        // One more than asked for tells whether there is a next page.
        var answer = client.query(request -> request.tableName(tables.orders())
                .keyConditionExpression("userId = :owner AND orderId < :before")
                .expressionAttributeValues(Map.of(
                        ":owner", text(owner.value()),
                        ":before", text(before(from))))
                .scanIndexForward(false)
                .limit(limit + 1)
                .consistentRead(true)
                .overrideConfiguration(asOwner()));
        var rows = answer.items();
        var orders = rows.stream()
                .limit(limit)
                .flatMap(row -> Row.read(row, OrderRows::order).stream())
                .toList();
        var more = rows.size() > limit || answer.hasLastEvaluatedKey();
        var next = more ? position(rows.get(Math.min(limit, rows.size()) - 1)) : null;
        if (orders.isEmpty()) {
            return new Page(List.of(), next);
        }
        var keys = orders.stream()
                .map(order -> OrderRows.key(owner, order.id().value()))
                .toList();
        var approvals = approvals(rows(reads().get(Map.of(tables.approvals(), keys)), tables.approvals()));
        return new Page(
                orders.stream()
                        .map(order -> new TrackedOrder(order, approvals.get(order.id())))
                        .toList(),
                next);
    }

    @Override
    public boolean cancel(OrderId id, Instant at) {
        try {
            client.updateItem(request -> request.tableName(tables.orders())
                    .key(OrderRows.key(owner, id.value()))
                    .conditionExpression("attribute_exists(orderId) AND attribute_not_exists(cancelledAt)")
                    .updateExpression("SET cancelledAt = :at ADD version :one")
                    .expressionAttributeValues(Map.of(":at", text(at.toString()), ":one", number(1)))
                    .overrideConfiguration(asOwner()));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** Never among the records of keys, whatever a caller makes up. */
    private static String before(@Nullable Position from) {
        return from == null || from.value().compareTo(KeyRecords.PREFIX) > 0 ? KeyRecords.PREFIX : from.value();
    }

    /** One character more than an order's id has: what shares so much of a longer key is no order, so none is passed over. */
    private static Position position(Map<String, AttributeValue> row) {
        var key = new Row(row).text("orderId");
        return new Position(key.substring(0, Math.min(key.length(), Position.MAX_LENGTH)));
    }

    private TransactWriteItem putOnce(Map<String, AttributeValue> row) {
        var put = Put.builder()
                .tableName(tables.orders())
                .item(row)
                .conditionExpression("attribute_not_exists(orderId)")
                .build();
        return TransactWriteItem.builder().put(put).build();
    }

    private static Map<OrderId, Approval> approvals(List<Map<String, AttributeValue>> rows) {
        var approvals = new HashMap<OrderId, Approval>();
        for (var row : rows) {
            var id = new OrderId(new Row(row).text("orderId"));
            Row.read(row, OrderRows::approval).ifPresent(approval -> approvals.put(id, approval));
        }
        return approvals;
    }

    private static List<Map<String, AttributeValue>> rows(
            Map<String, List<Map<String, AttributeValue>>> found, String table) {
        return found.getOrDefault(table, List.of());
    }

    private BatchReads reads() {
        return new BatchReads(client, asOwner());
    }

    private AwsRequestOverrideConfiguration asOwner() {
        return AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(credentials.get()))
                .build();
    }
}
