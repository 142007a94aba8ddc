/** The one place that turns what went wrong into an answer: RFC 9457 problem documents. */
@NullMarked
package dev.orders.api.problems;

import org.jspecify.annotations.NullMarked;
