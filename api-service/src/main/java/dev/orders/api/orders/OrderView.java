package dev.orders.api.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.orders.api.products.Amount;
import dev.orders.domain.order.Approval;
import dev.orders.domain.order.OrderLine;
import dev.orders.domain.order.OrderStatus;
import dev.orders.domain.order.TrackedOrder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as callers see it; without {@code approval} while nobody has been asked. */
record OrderView(
        String orderId,
        OrderStatus status,
        List<Line> lines,
        Amount total,
        @Nullable String note,
        Instant placedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Decision approval) {

    record Line(String sku, String name, int quantity, Amount unitPrice) {
        static Line of(OrderLine line) {
            return new Line(line.sku().value(), line.name(), line.quantity().value(), Amount.of(line.unitPrice()));
        }
    }

    record Decision(
            Approval.State status,
            @Nullable Instant decidedAt,
            @Nullable String reason) {}

    static OrderView of(TrackedOrder tracked) {
        var order = tracked.order();
        var approval = tracked.approval();
        var note = order.note();
        return new OrderView(
                order.id().value(),
                tracked.status(),
                order.lines().stream().map(Line::of).toList(),
                Amount.of(order.total()),
                note == null ? null : note.text(),
                order.placedAt(),
                approval == null ? null : new Decision(approval.state(), approval.decidedAt(), approval.reason()));
    }
}
