package dev.orders.domain.product;

import java.util.List;

/** Port: the catalogue. */
public interface Products {

    /** All products, ordered by SKU. The catalogue is small: it is one answer, not pages. */
    List<Product> all();
}
