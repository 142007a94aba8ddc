/** The resource {@code /orders}. */
@NullMarked
package dev.orders.api.orders;

import org.jspecify.annotations.NullMarked;
