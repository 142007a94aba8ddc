/** Signing in and out at the Hosted UI, and the session that keeps the tokens. */
@NullMarked
package dev.orders.web.login;

import org.jspecify.annotations.NullMarked;
