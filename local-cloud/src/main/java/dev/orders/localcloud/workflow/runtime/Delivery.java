package dev.orders.localcloud.workflow.runtime;

/** What became of a signal. */
public enum Delivery {
    /** It counted, and that is on disk. */
    TAKEN,
    /** Nobody waits for it any more. */
    TOO_LATE,
    /** There is no such execution. */
    UNKNOWN
}
