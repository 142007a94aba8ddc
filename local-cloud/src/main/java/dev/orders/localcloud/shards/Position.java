package dev.orders.localcloud.shards;

import java.time.Instant;

/** Where in a shard reading begins. */
public sealed interface Position {

    /** With the oldest record that is there. */
    record Oldest() implements Position {}

    /** With the record after this one. */
    record After(String sequenceNumber) implements Position {}

    /** With the first record that came at this time or later. */
    record Since(Instant time) implements Position {}
}
