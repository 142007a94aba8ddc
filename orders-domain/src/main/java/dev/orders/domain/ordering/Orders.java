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
     * @param from the {@code next} of an earlier page, null for the first
     */
    Page list(int limit, @Nullable Position from);

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

    /**
     * Where a page begins: with what sorts before this text. No order need have it as its id: whoever holds the owner's rights may
     * have written rows that are no orders, and the pages go on behind them.
     */
    record Position(String value) {
        public static final int MAX_LENGTH = 37;

        public Position {
            if (!isValid(value)) {
                throw new IllegalArgumentException("a position has 1 to " + MAX_LENGTH + " characters");
            }
        }

        public static boolean isValid(String text) {
            return !text.isEmpty() && text.length() <= MAX_LENGTH;
        }
    }

    /**
     * @param orders at most as many as asked for; fewer, or none, do not make it the last page
     * @param next where the next page begins, null after the last
     */
    record Page(List<TrackedOrder> orders, @Nullable Position next) {
        public Page {
            orders = List.copyOf(orders);
        }
    }
}
