/** The REST service: orders of signed-in customers, stored under their own credentials. */
@NullMarked
package dev.orders.api;

import org.jspecify.annotations.NullMarked;
