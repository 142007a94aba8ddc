package dev.orders.e2e.benchmark;

import java.time.Duration;

/**
 * How thorough a run is.
 *
 * @param warmUp what the JIT compilers get before a measurement
 * @param starts how often the environment is started each way
 */
public record Pace(int rounds, Duration round, Duration warmUp, int starts) {

    static final Pace FULL = new Pace(9, Duration.ofMillis(1500), Duration.ofSeconds(20), 3);
    /** Shows that the benchmark works; its figures mean little. */
    static final Pace QUICK = new Pace(3, Duration.ofMillis(700), Duration.ofSeconds(4), 1);
}
