/** A caller's own AWS credentials, from the identity pool. */
@NullMarked
package dev.orders.api.identity;

import org.jspecify.annotations.NullMarked;
