package dev.orders.telemetry;

/** Where a service says what happened. */
@FunctionalInterface
public interface Telemetry {

    /** Returns at once and never fails: an event that can't be kept is dropped, and counted. */
    void emit(TelemetryEvent event);
}
