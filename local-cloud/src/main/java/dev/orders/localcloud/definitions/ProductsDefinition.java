package dev.orders.localcloud.definitions;

import java.util.List;

/** {@code products.yaml}: the catalogue that a deployment seeds. */
public record ProductsDefinition(List<Product> products) {

    /** @param unitPrice in minor units of the ISO 4217 currency */
    public record Product(String sku, String name, long unitPrice, String currency) {}
}
