package dev.orders.functions.rollup.counting;

import dev.orders.domain.telemetry.Counter;
import dev.orders.domain.telemetry.Series;
import java.time.Instant;

/** What is added to a counter of the rows that a time is counted in. */
public record Increment(Series series, Instant at, Counter counter, long by) {

    static Increment one(Series series, Instant at, String measure, String... dimensions) {
        return new Increment(series, at, Counter.of(measure, dimensions), 1);
    }
}
