package dev.orders.localcloud.shards;

import java.time.Duration;

/** How long to wait before the next call. What fails is tried again after twice as long each time, up to ten seconds. */
final class Pace {

    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);

    private final Reading.Rate rate;
    private Duration empty;
    private Duration retry = FIRST_RETRY;

    Pace(Reading.Rate rate) {
        this.rate = rate;
        this.empty = rate.untilIdle();
    }

    /** Something went well: the next failure is a first one. */
    void succeeded() {
        retry = FIRST_RETRY;
    }

    /** A read brought records. */
    void busy() {
        succeeded();
        empty = Duration.ZERO;
    }

    /** A read brought none. */
    Duration idle() {
        succeeded();
        if (empty.compareTo(rate.untilIdle()) < 0) {
            empty = empty.plus(rate.busy());
            return rate.busy();
        }
        return rate.idle();
    }

    Duration failed() {
        Duration wait = retry;
        Duration twice = retry.multipliedBy(2);
        retry = twice.compareTo(LAST_RETRY) < 0 ? twice : LAST_RETRY;
        return wait;
    }
}
