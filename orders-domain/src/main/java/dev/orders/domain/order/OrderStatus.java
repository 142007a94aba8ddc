package dev.orders.domain.order;

import org.jspecify.annotations.Nullable;

/** What a customer is told about an order. Derived, never stored; {@code docs/order-status.md} has the table and the reasons. */
public enum OrderStatus {
    PLACED,
    PENDING_APPROVAL,
    APPROVED,
    REJECTED,
    EXPIRED,
    CANCELLED;

    /**
     * @param cancelled whether the owner cancelled it
     * @param approval what the workflow's row says, null while there is none
     * @param equal whether the order equals the snapshot of the workflow's row
     */
    static OrderStatus of(boolean cancelled, Approval.@Nullable State approval, boolean equal) {
        if (cancelled) {
            return CANCELLED;
        }
        return switch (approval) {
            case null -> PLACED;
            case PENDING -> PENDING_APPROVAL;
            case APPROVED -> equal ? APPROVED : PLACED;
            case REJECTED -> REJECTED;
            case EXPIRED -> EXPIRED;
            case CANCELLED -> CANCELLED;
        };
    }

    /** Whether the owner may still cancel: not what is over anyway. */
    public boolean isCancellable() {
        return switch (this) {
            case PLACED, PENDING_APPROVAL, APPROVED -> true;
            case REJECTED, EXPIRED, CANCELLED -> false;
        };
    }
}
