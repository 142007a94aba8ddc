package dev.orders.web.products;

import dev.orders.web.api.Money;

/** One article of the catalogue. */
public record Product(String sku, String name, Money unitPrice) {}
