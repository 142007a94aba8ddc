/** Stand-ins for the user pool and the orders API, over real HTTP. */
@NullMarked
package dev.orders.web.standin;

import org.jspecify.annotations.NullMarked;
