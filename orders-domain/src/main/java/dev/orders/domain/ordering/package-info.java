/** What a customer can do with orders: one class a use case, and the port that each customer's orders are reached through. */
@NullMarked
package dev.orders.domain.ordering;

import org.jspecify.annotations.NullMarked;
