package dev.orders.telemetry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after the nth failure: twice as long each time, up to a bound; half of it by chance, so that many services that
 * failed together don't come back together.
 *
 * @see <a href="https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/">Backoff with jitter</a>
 */
record Backoff(Duration first, Duration most) {

    long nanos(int failures, RandomGenerator random) {
        long all = Math.min(first.toNanos() << Math.min(failures - 1, 20), most.toNanos());
        return all / 2 + random.nextLong(all / 2 + 1);
    }
}
