package dev.orders.telemetry;

import org.jspecify.annotations.Nullable;

/** An event that is neither sent nor dropped yet; known to the sending thread alone. */
final class Pending {
    private final TelemetryEvent event;
    private final @Nullable LossReport report;
    private final long since;
    private @Nullable Entry entry;
    private int failures;
    private long notBefore;
    private boolean done;

    /** @param notBefore when it is sent at the latest; sooner where a call is made for others */
    Pending(TelemetryEvent event, long since, long notBefore) {
        this(event, null, since, notBefore);
    }

    Pending(LossReport report, long since) {
        this(report.event(), report, since, since);
    }

    private Pending(TelemetryEvent event, @Nullable LossReport report, long since, long notBefore) {
        this.event = event;
        this.report = report;
        this.since = since;
        this.notBefore = notBefore;
    }

    /** Null unless it tells of dropped events. */
    @Nullable
    LossReport report() {
        return report;
    }

    TelemetryEvent event() {
        return event;
    }

    Entry entry(Envelope envelope) {
        if (entry == null) {
            entry = envelope.entry(event);
        }
        return entry;
    }

    /** One that has failed keeps its pause; any other goes with the next call, whatever the reason for that. */
    boolean mayGo(long now) {
        return failures == 0 || dueIn(now) <= 0;
    }

    long dueIn(long now) {
        return notBefore - now;
    }

    long age(long now) {
        return now - since;
    }

    /** Counts this failure in. */
    int failed() {
        return ++failures;
    }

    void waitUntil(long time) {
        notBefore = time;
    }

    void finish() {
        done = true;
    }

    boolean isDone() {
        return done;
    }
}
