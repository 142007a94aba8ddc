/** Reads the stream's records: CloudEvents whose data may come from anybody. */
@NullMarked
package dev.orders.functions.rollup.event;

import org.jspecify.annotations.NullMarked;
