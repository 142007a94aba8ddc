/** Who is asking: both tokens verified here, whatever a gateway in front has verified. */
@NullMarked
package dev.orders.api.security;

import org.jspecify.annotations.NullMarked;
