/** The one place that turns failures into pages. */
@NullMarked
package dev.orders.web.errors;

import org.jspecify.annotations.NullMarked;
