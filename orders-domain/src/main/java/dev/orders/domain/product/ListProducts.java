package dev.orders.domain.product;

import java.util.List;

/** Use case: what can be ordered. */
public final class ListProducts {
    private final Products products;

    public ListProducts(Products products) {
        this.products = products;
    }

    public List<Product> list() {
        return products.all();
    }
}
