package dev.orders.api.orders;

import dev.orders.domain.order.Order;
import dev.orders.telemetry.Telemetry;
import dev.orders.telemetry.TelemetryEvent;
import java.time.Instant;
import java.util.Map;

/** Tells of what became of orders here: once each time that something did, so not when a request is repeated. */
final class OrderTelemetry {
    private final Telemetry telemetry;

    OrderTelemetry(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    void placed(Order order) {
        tell(
                order,
                "placed",
                order.placedAt(),
                Map.of(
                        "currency", order.total().getCurrencyUnit().getCode(),
                        "total", order.total().getAmountMinorLong(),
                        "lines", order.lines().size()));
    }

    void cancelled(Order order) {
        var at = order.cancelledAt();
        if (at == null) {
            throw new IllegalArgumentException("not cancelled: " + order.id().value());
        }
        tell(order, "cancelled", at, Map.of());
    }

    private void tell(Order order, String what, Instant at, Map<String, Object> data) {
        String id = order.id().value();
        telemetry.emit(new TelemetryEvent(id + "." + what, "order." + what, id, id, at, data));
    }
}
