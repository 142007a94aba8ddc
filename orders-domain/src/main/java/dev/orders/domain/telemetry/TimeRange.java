package dev.orders.domain.telemetry;

import java.time.Duration;
import java.time.Instant;

/**
 * From one time, including it, to another, without it. A narrow range is told by minutes, a wide one by hours, so that no answer has more
 * points than a chart can show.
 */
public record TimeRange(Instant from, Instant to) {

    /** How wide a range may be. */
    public static final Duration MAX = Duration.ofDays(7);

    /** Up to here a range is told by minutes. */
    static final Duration FINE = Duration.ofHours(3);

    public TimeRange {
        if (!isRange(from, to)) {
            throw new IllegalArgumentException("a range goes forward, by at most " + MAX);
        }
    }

    public static boolean isRange(Instant from, Instant to) {
        return from.isBefore(to) && !from.plus(MAX).isBefore(to);
    }

    public Resolution resolution() {
        return from.plus(FINE).isBefore(to) ? Resolution.HOUR : Resolution.MINUTE;
    }
}
