package dev.orders.functions.rollup.counting;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far an event's time may be from when its record came into the stream. Against that time, not against the present, so that
 * an event counts or not whenever it is read.
 */
public final class Timeliness {

    static final Duration AHEAD = Duration.ofMinutes(5);

    /** An event that is older counts nowhere, so nothing needs to be remembered of it. */
    public static final Duration BEHIND = Duration.ofDays(7);

    private Timeliness() {}

    static boolean isTimely(@Nullable Instant time, Instant arrival) {
        return time != null && !time.isAfter(arrival.plus(AHEAD)) && !time.isBefore(arrival.minus(BEHIND));
    }
}
