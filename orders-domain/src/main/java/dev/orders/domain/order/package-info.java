/** The order and the decision about it: values with their bounds, and the status that follows from both. */
@NullMarked
package dev.orders.domain.order;

import org.jspecify.annotations.NullMarked;
