/** The ports of the domain, kept in DynamoDB. */
@NullMarked
package dev.orders.api.dynamodb;

import org.jspecify.annotations.NullMarked;
