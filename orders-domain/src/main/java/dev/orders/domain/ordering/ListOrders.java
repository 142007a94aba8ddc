package dev.orders.domain.ordering;

import org.jspecify.annotations.Nullable;

/** Use case: a customer looks through their orders, newest first, page by page. */
public final class ListOrders {
    public static final int MAX_LIMIT = 100;

    public Orders.Page list(Orders orders, int limit, Orders.@Nullable Position from) {
        if (!isLimit(limit)) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " orders");
        }
        return orders.list(limit, from);
    }

    public static boolean isLimit(int limit) {
        return limit >= 1 && limit <= MAX_LIMIT;
    }
}
