/** Roles and their temporary credentials: STS, the Cognito identity pool, and container credentials. */
@NullMarked
package dev.orders.localcloud.identity;

import org.jspecify.annotations.NullMarked;
