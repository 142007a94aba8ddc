/** The pages that a person meets: sign-in, sign-out and errors, with their session. */
@NullMarked
package dev.orders.localcloud.cognito.hostedui;

import org.jspecify.annotations.NullMarked;
