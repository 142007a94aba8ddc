package dev.orders.telemetry;

import java.util.BitSet;
import java.util.List;

/** Where records go: Kinesis, or what stands for it in a test. */
interface Stream extends AutoCloseable {

    /** @param entries 1 to 500 */
    Answer put(List<Entry> entries);

    @Override
    void close();

    /** What became of a call. */
    sealed interface Answer {}

    /** @param again indexes of the records that were not taken; they may be at the next attempt */
    record Heard(BitSet again) implements Answer {}

    /** Nothing was taken, as far as one knows. */
    record Trouble(Kind kind, String cause) implements Answer {}

    enum Kind {
        /** Throttled, slow or out of reach: this passes. */
        PASSING,
        /** Not allowed, not known or not there: somebody has to mend it. */
        REFUSED,
        /** Something in the request itself is wrong. */
        INVALID
    }
}
