/** The pool's signing keys, its tokens and what was granted to whom. */
@NullMarked
package dev.orders.localcloud.cognito.tokens;

import org.jspecify.annotations.NullMarked;
