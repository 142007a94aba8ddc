/** Kinesis Data Streams: records in the order of their shards, for as long as the retention lasts. */
@NullMarked
package dev.orders.localcloud.kinesis;

import org.jspecify.annotations.NullMarked;
