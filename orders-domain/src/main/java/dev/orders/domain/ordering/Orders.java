package dev.orders.domain.ordering;

import dev.orders.domain.order.Order;
import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.TrackedOrder;
import dev.orders.domain.order.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Port: the orders of <em>one</em> customer, reached with that customer's own rights. It has no way to name somebody else's.
 * Its contract is {@code OrdersContract} among the tests.
 */
public interface Orders {

    UserId owner();

    /** Stores the order and the key's record together or not at all. */
    Placement place(Order order, IdempotencyKey key, KeyRecord keyRecord);

    /** What is recorded for a key. */
    Optional<KeyRecord> recorded(IdempotencyKey key);

    Optional<TrackedOrder> find(OrderId id);

    /**
     * Newest first.
     *
     * @param limit 1 to 100
     * @param before leaves out this order and what is newer
     */
    Page list(int limit, @Nullable OrderId before);

    /** Cancels an order that is there and not yet cancelled; false when there is none such. */
    boolean cancel(OrderId id, Instant at);

    enum Placement {
        STORED,
        /** The key has a record already; nothing was stored. */
        KEY_TAKEN
    }

    /**
     * What an idempotency key stands for.
     *
     * @param bodyHash tells whether a retry asks for the same
     * @param expiresAt when the record may be forgotten
     */
    record KeyRecord(String bodyHash, OrderId order, Instant expiresAt) {}

    /** @param next where the next page begins (see {@link #list}), null after the last */
    record Page(List<TrackedOrder> orders, @Nullable OrderId next) {
        public Page {
            orders = List.copyOf(orders);
        }
    }
}
