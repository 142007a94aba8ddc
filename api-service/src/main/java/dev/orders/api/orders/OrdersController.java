package dev.orders.api.orders;

import dev.orders.api.input.Body;
import dev.orders.api.input.PageLimit;
import dev.orders.api.problems.Problem;
import dev.orders.api.problems.Violation;
import dev.orders.domain.order.OrderId;
import dev.orders.domain.ordering.CancelOrder;
import dev.orders.domain.ordering.GetOrder;
import dev.orders.domain.ordering.IdempotencyKey;
import dev.orders.domain.ordering.ListOrders;
import dev.orders.domain.ordering.Orders;
import dev.orders.domain.ordering.PlaceOrder;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer's orders. {@link Orders} is the caller's own: see {@link dev.orders.api.security.OfCaller}. */
@RestController
@RequestMapping(path = "/orders", produces = MediaType.APPLICATION_JSON_VALUE)
final class OrdersController {
    static final String KEY_HEADER = "Idempotency-Key";

    private final PlaceOrder placeOrder;
    private final ListOrders listOrders;
    private final GetOrder getOrder;
    private final CancelOrder cancelOrder;
    private final OrderTelemetry telemetry;
    private final Cursor cursor;

    OrdersController(
            PlaceOrder placeOrder,
            ListOrders listOrders,
            GetOrder getOrder,
            CancelOrder cancelOrder,
            OrderTelemetry telemetry,
            Cursor cursor) {
        this.placeOrder = placeOrder;
        this.listOrders = listOrders;
        this.getOrder = getOrder;
        this.cancelOrder = cancelOrder;
        this.telemetry = telemetry;
        this.cursor = cursor;
    }

    record PageView(List<OrderView> orders, @Nullable String next) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<OrderView> place(Orders orders, HttpServletRequest request) {
        var key = idempotencyKey(request);
        var command = PlaceOrderBody.command(Body.read(request));
        return switch (placeOrder.place(orders, key, command)) {
            case PlaceOrder.Placed placed -> {
                telemetry.placed(placed.order().order());
                var view = OrderView.of(placed.order());
                // Relative to the collection: a gateway in front serves it under a stage that is not known here.
                yield ResponseEntity.created(URI.create("orders/" + view.orderId()))
                        .body(view);
            }
            case PlaceOrder.Replayed replayed -> ResponseEntity.ok(OrderView.of(replayed.order()));
            case PlaceOrder.KeyReused reused -> throw OrderRefusals.keyReused();
            case PlaceOrder.Refused refused -> throw OrderRefusals.of(refused);
        };
    }

    @GetMapping
    PageView list(
            Orders orders,
            @RequestParam(name = "limit", required = false) @Nullable String limit,
            @RequestParam(name = "cursor", required = false) @Nullable String from) {
        var page = listOrders.list(
                orders, PageLimit.of(limit, ListOrders.MAX_LIMIT), from == null ? null : position(from));
        var next = page.next();
        return new PageView(
                page.orders().stream().map(OrderView::of).toList(), next == null ? null : cursor.write(next));
    }

    @GetMapping("/{orderId}")
    OrderView get(Orders orders, @PathVariable("orderId") String orderId) {
        return getOrder.get(orders, orderId(orderId)).map(OrderView::of).orElseThrow(OrderRefusals::notFound);
    }

    @PostMapping("/{orderId}/cancel")
    OrderView cancel(Orders orders, @PathVariable("orderId") String orderId) {
        return switch (cancelOrder.cancel(orders, orderId(orderId))) {
            case CancelOrder.Cancelled cancelled -> {
                telemetry.cancelled(cancelled.order().order());
                yield OrderView.of(cancelled.order());
            }
            case CancelOrder.AlreadyCancelled already -> OrderView.of(already.order());
            case CancelOrder.TooLate tooLate -> throw OrderRefusals.tooLate(tooLate);
            case CancelOrder.NotFound none -> throw OrderRefusals.notFound();
        };
    }

    private static OrderId orderId(String text) {
        return OrderId.parse(text).orElseThrow(OrderRefusals::notFound);
    }

    private static IdempotencyKey idempotencyKey(HttpServletRequest request) {
        var keys = Collections.list(request.getHeaders(KEY_HEADER));
        if (keys.size() != 1 || !IdempotencyKey.isValid(keys.getFirst())) {
            throw Problem.badRequest(
                    Violation.ofHeader(KEY_HEADER, "must be there once, with 1 to 255 visible ASCII characters"));
        }
        return new IdempotencyKey(keys.getFirst());
    }

    private Orders.Position position(String text) {
        return cursor.read(text)
                .orElseThrow(() ->
                        Problem.badRequest(Violation.ofParameter("cursor", "must be the next of an earlier page")));
    }
}
