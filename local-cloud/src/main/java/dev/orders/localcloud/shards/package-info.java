/** Reading a stream's shards: in order, at least once, with checkpoints; whatever the stream is and wherever its records go. */
@NullMarked
package dev.orders.localcloud.shards;

import org.jspecify.annotations.NullMarked;
