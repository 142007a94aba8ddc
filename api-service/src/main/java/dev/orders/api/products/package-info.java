/** The resource {@code /products}. */
@NullMarked
package dev.orders.api.products;

import org.jspecify.annotations.NullMarked;
