/** The catalogue, as the API lists it. */
@NullMarked
package dev.orders.web.products;

import org.jspecify.annotations.NullMarked;
