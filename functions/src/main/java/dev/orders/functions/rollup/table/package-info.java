/** The table of counters and checkpoints in DynamoDB. */
@NullMarked
package dev.orders.functions.rollup.table;

import org.jspecify.annotations.NullMarked;
