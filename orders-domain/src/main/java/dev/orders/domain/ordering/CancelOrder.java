package dev.orders.domain.ordering;

import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.OrderStatus;
import dev.orders.domain.order.TrackedOrder;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Use case: a customer takes an order back. Asking twice is asking once. */
public final class CancelOrder {
    private final InstantSource clock;

    public CancelOrder(InstantSource clock) {
        this.clock = clock;
    }

    public sealed interface Outcome {}

    public record Cancelled(TrackedOrder order) implements Outcome {}

    /** It was cancelled before: as good as cancelled now. */
    public record AlreadyCancelled(TrackedOrder order) implements Outcome {}

    /** It was rejected or has expired: there is nothing left to take back. */
    public record TooLate(OrderStatus status) implements Outcome {}

    public record NotFound() implements Outcome {}

    public Outcome cancel(Orders orders, OrderId id) {
        var found = orders.find(id);
        if (found.isEmpty()) {
            return new NotFound();
        }
        var tracked = found.get();
        if (!tracked.status().isCancellable()) {
            return over(tracked);
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (orders.cancel(id, at)) {
            return new Cancelled(new TrackedOrder(tracked.order().cancelled(at), tracked.approval()));
        }
        // Somebody was faster between the look and the write, or the answer to this write was lost and it was tried
        // again.
        return orders.find(id)
                .<Outcome>map(now -> at.equals(now.order().cancelledAt()) ? new Cancelled(now) : over(now))
                .orElseGet(NotFound::new);
    }

    private static Outcome over(TrackedOrder tracked) {
        return tracked.status() == OrderStatus.CANCELLED
                ? new AlreadyCancelled(tracked)
                : new TooLate(tracked.status());
    }
}
