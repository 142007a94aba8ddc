package dev.orders.web.orders;

import dev.orders.web.api.ApiClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The signed-in user's orders, kept by the API. */
final class Orders {
    private static final int PAGE_SIZE = 20;

    private final ApiClient api;

    Orders(ApiClient api) {
        this.api = api;
    }

    /** Newest first; {@code next} is where the older ones begin, if there are any. */
    record Page(List<Order> orders, @Nullable String next) {}

    Page list(@Nullable String cursor) {
        if (cursor == null) {
            return api.get("/orders?limit={limit}", Map.of("limit", PAGE_SIZE), Page.class);
        }
        return api.get(
                "/orders?limit={limit}&cursor={cursor}", Map.of("limit", PAGE_SIZE, "cursor", cursor), Page.class);
    }

    Order get(String orderId) {
        return api.get("/orders/{orderId}", Map.of("orderId", orderId), Order.class);
    }

    Order place(OrderForm form) {
        var body = new HashMap<String, Object>();
        body.put("lines", form.lines());
        if (!form.note().isBlank()) {
            body.put("note", form.note());
        }
        return api.post("/orders", Map.of(), body, Map.of("Idempotency-Key", form.key()), Order.class);
    }

    Order cancel(String orderId) {
        return api.post("/orders/{orderId}/cancel", Map.of("orderId", orderId), Map.of(), Map.of(), Order.class);
    }
}
