/** The order desk: list, place, open and cancel the user's own orders. */
@NullMarked
package dev.orders.web.orders;

import org.jspecify.annotations.NullMarked;
