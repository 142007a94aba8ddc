/** What can be ordered, at which price. */
@NullMarked
package dev.orders.domain.product;

import org.jspecify.annotations.NullMarked;
