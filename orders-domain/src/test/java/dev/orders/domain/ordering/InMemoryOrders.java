package dev.orders.domain.ordering;

import dev.orders.domain.order.Approval;
import dev.orders.domain.order.Order;
import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.TrackedOrder;
import dev.orders.domain.order.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The port in a few maps, for the tests of the use cases; it keeps the same contract as the real one. */
final class InMemoryOrders implements Orders {
    private final UserId owner;
    private final Map<OrderId, Order> orders =
            new TreeMap<>(Comparator.comparing(OrderId::value, Comparator.reverseOrder()));
    private final Map<OrderId, Approval> approvals = new HashMap<>();
    private final Map<IdempotencyKey, KeyRecord> records = new HashMap<>();

    private boolean answerIsLost;

    InMemoryOrders(UserId owner) {
        this.owner = owner;
    }

    @Override
    public UserId owner() {
        return owner;
    }

    @Override
    public synchronized Placement place(Order order, IdempotencyKey key, KeyRecord keyRecord) {
        if (records.putIfAbsent(key, keyRecord) != null) {
            return Placement.KEY_TAKEN;
        }
        orders.put(order.id(), order);
        return Placement.STORED;
    }

    @Override
    public synchronized Optional<KeyRecord> recorded(IdempotencyKey key) {
        return Optional.ofNullable(records.get(key));
    }

    @Override
    public synchronized Optional<TrackedOrder> find(OrderId id) {
        return Optional.ofNullable(orders.get(id)).map(this::tracked);
    }

    @Override
    public synchronized Page list(int limit, @Nullable Position from) {
        var rest = new ArrayList<>(orders.values());
        if (from != null) {
            rest.removeIf(order -> order.id().value().compareTo(from.value()) >= 0);
        }
        List<Order> page = rest.subList(0, Math.min(limit, rest.size()));
        var next = rest.size() > limit ? new Position(page.getLast().id().value()) : null;
        return new Page(page.stream().map(this::tracked).toList(), next);
    }

    @Override
    public synchronized boolean cancel(OrderId id, Instant at) {
        var order = orders.get(id);
        if (order == null || order.isCancelled()) {
            return false;
        }
        orders.put(id, order.cancelled(at));
        return !answerIsLost;
    }

    /** As a client that tries again what it heard nothing of: the second time it is refused. */
    synchronized void loseTheAnswerToACancellation() {
        answerIsLost = true;
    }

    synchronized void decide(OrderId id, Approval approval) {
        approvals.put(id, approval);
    }

    synchronized void delete(OrderId id) {
        orders.remove(id);
    }

    private TrackedOrder tracked(Order order) {
        return new TrackedOrder(order, approvals.get(order.id()));
    }
}
