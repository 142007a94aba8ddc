/** The REST service: orders of signed-in customers and the decisions on them, each call under its caller's own credentials. */
@NullMarked
package dev.orders.api;

import org.jspecify.annotations.NullMarked;
