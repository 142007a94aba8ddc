package dev.orders.functions.rollup;

import dev.orders.functions.rollup.counting.SequenceNumber;
import org.jspecify.annotations.Nullable;

/**
 * What became of the records of a shard.
 *
 * @param counted in this invocation
 * @param refused of which it is counted that they came
 * @param repeated events that are counted already
 * @param skipped records that are done with by an earlier invocation
 * @param left records that are not done with
 * @param transactions that counted them
 * @param failure the first record that is left; null when none is
 * @param reason why it is left
 */
record ShardReport(
        int counted,
        int refused,
        int repeated,
        int skipped,
        int left,
        int transactions,
        @Nullable SequenceNumber failure,
        @Nullable String reason) {}
