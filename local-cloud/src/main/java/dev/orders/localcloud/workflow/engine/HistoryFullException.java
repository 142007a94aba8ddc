package dev.orders.localcloud.workflow.engine;

/** A Standard execution has as many events as it may have; ends it within the same step. */
final class HistoryFullException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HistoryFullException() {
        super(
                "The execution reached the maximum number of history events (" + Journal.MOST_EVENTS + ").",
                null,
                false,
                false);
    }
}
