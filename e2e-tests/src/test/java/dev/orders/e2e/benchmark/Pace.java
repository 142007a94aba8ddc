package dev.orders.e2e.benchmark;

import java.time.Duration;

/**
 * How thorough a run is.
 *
 * @param warmUp how long the JIT compilers get at most for one kind of request
 * @param starts how often the environment is started each way
 */
public record Pace(int rounds, Duration round, Duration warmUp, int starts) {

    static final Pace FULL = new Pace(25, Duration.ofMillis(400), Duration.ofSeconds(60), 3);
    /** Shows that the benchmark works; its figures mean little. */
    static final Pace QUICK = new Pace(5, Duration.ofMillis(400), Duration.ofSeconds(3), 1);
}
