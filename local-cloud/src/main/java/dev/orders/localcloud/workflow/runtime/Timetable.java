package dev.orders.localcloud.workflow.runtime;

import java.time.Instant;

/** Runs something at an instant of the application's clock. */
@FunctionalInterface
public interface Timetable {

    /**
     * @param work short, because others wait for their turn
     * @return what to cancel it with
     */
    Entry at(Instant due, Runnable work);

    /** Work that is due some day. */
    @FunctionalInterface
    interface Entry {

        /** Forgets the work, unless it was begun; doing so twice does no harm. */
        void cancel();
    }
}
