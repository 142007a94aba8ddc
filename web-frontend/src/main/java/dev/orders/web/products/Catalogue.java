package dev.orders.web.products;

import dev.orders.web.api.ApiClient;
import java.util.List;
import java.util.Map;

/** What can be ordered, as the API lists it for the signed-in user. */
public final class Catalogue {
    private final ApiClient api;

    Catalogue(ApiClient api) {
        this.api = api;
    }

    public List<Product> products() {
        return api.get("/products", Map.of(), Products.class).products();
    }

    record Products(List<Product> products) {}
}
