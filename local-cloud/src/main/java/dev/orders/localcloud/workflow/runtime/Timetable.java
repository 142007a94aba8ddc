package dev.orders.localcloud.workflow.runtime;

import java.time.Instant;

/** Runs something at an instant of the application's clock. */
@FunctionalInterface
public interface Timetable {

    /** @param work short, because others wait for their turn */
    void at(Instant due, Runnable work);
}
