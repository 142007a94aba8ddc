package dev.orders.api.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.orders.api.products.Amount;
import dev.orders.domain.order.Approval;
import dev.orders.domain.order.OrderStatus;
import dev.orders.domain.order.TrackedOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as callers see it; without {@code approval} while nobody has been asked. */
record OrderView(
        String orderId,
        OrderStatus status,
        List<LineView> lines,
        Amount total,
        @Nullable String note,
        Instant placedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant cancelledAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decision approval) {

    /** @param automatic whether nobody but the workflow decided, or time; absent while it waits. Who decided stays untold. */
    record Decision(
            Approval.State status,
            Instant requestedAt,
            @Nullable Instant decidedAt,
            @Nullable String reason,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean automatic) {

        static Decision of(Approval approval) {
            var automatic = approval.decidedAt() == null ? null : approval.decidedBy() == null;
            return new Decision(
                    approval.state(), approval.requestedAt(), approval.decidedAt(), approval.reason(), automatic);
        }
    }

    static OrderView of(TrackedOrder tracked) {
        var order = tracked.order();
        var approval = tracked.approval();
        var note = order.note();
        return new OrderView(
                order.id().value(),
                tracked.status(),
                order.lines().stream().map(LineView::of).toList(),
                Amount.of(order.total()),
                note == null ? null : note.text(),
                order.placedAt(),
                order.cancelledAt(),
                approval == null ? null : Decision.of(approval));
    }
}
