/** What the outside sends, read strictly: bodies, limits. */
@NullMarked
package dev.orders.api.input;

import org.jspecify.annotations.NullMarked;
