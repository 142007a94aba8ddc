/** What the service meets in production, small: an issuer of tokens, an identity pool, and DynamoDB Local behind a proxy. */
@NullMarked
package dev.orders.api.standin;

import org.jspecify.annotations.NullMarked;
