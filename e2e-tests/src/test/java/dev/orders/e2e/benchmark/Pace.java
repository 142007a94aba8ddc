package dev.orders.e2e.benchmark;

import java.time.Duration;

/**
 * How thorough a run is.
 *
 * @param warmUp how long the JIT compilers get at most for one kind of request
 * @param starts how often the environment is started each way
 * @param executionRound for how long executions of one contestant are started at a time
 * @param orders how many orders are placed of which the time is taken
 * @param puts how often each contestant's stream is written to
 * @param idle for how long the local cloud is watched doing nothing
 */
public record Pace(
        int rounds,
        Duration round,
        Duration warmUp,
        int starts,
        int executionRounds,
        Duration executionRound,
        int orders,
        int puts,
        Duration idle) {

    static final Pace FULL = new Pace(
            19,
            Duration.ofMillis(400),
            Duration.ofSeconds(60),
            3,
            5,
            Duration.ofSeconds(1),
            100,
            60,
            Duration.ofSeconds(30));
    /** Shows that the benchmark works; its figures mean little. */
    static final Pace QUICK = new Pace(
            5,
            Duration.ofMillis(400),
            Duration.ofSeconds(3),
            1,
            2,
            Duration.ofMillis(500),
            9,
            10,
            Duration.ofSeconds(5));
}
