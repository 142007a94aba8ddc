/** The AWS SDK's clients, built once. */
@NullMarked
package dev.orders.api.aws;

import org.jspecify.annotations.NullMarked;
