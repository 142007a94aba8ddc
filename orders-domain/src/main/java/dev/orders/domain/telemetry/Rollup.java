package dev.orders.domain.telemetry;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;

/**
 * What was counted in one slot.
 *
 * @param at when the slot begins
 * @param records by shard: which records of the stream were counted
 */
public record Rollup(Instant at, Tally tally, Map<String, Records> records) {

    public Rollup {
        records = Map.copyOf(records);
    }

    /** From one record of a shard to another, by their sequence numbers; records of other slots may lie between them. */
    public record Records(BigInteger first, BigInteger last) {

        public Records and(Records other) {
            return new Records(first.min(other.first), last.max(other.last));
        }
    }
}
