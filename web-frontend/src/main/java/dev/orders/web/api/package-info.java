/** Calls to the orders API with the signed-in user's tokens, and the failures they can have. */
@NullMarked
package dev.orders.web.api;

import org.jspecify.annotations.NullMarked;
