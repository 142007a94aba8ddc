package dev.orders.telemetry;

/** An event that tells of dropped ones. */
record LossReport(TelemetryEvent event, LossReason reason, long count) {}
