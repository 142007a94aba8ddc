package dev.orders.localcloud.pipes;

import java.time.Duration;

/**
 * How long to wait before the next call. A shard that was busy is looked at 20 times a second, an idle one twice: AWS does it
 * 4 times, but every look costs a laptop that nobody uses. What fails is tried again after twice as long each time, up to ten
 * seconds.
 */
final class Pace {

    private static final Duration BUSY = Duration.ofMillis(50);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration FIRST_RETRY = Duration.ofMillis(50);
    private static final Duration LAST_RETRY = Duration.ofSeconds(10);
    /** Ten seconds of nothing. */
    private static final int POLLS_UNTIL_IDLE = 200;

    private int empty = POLLS_UNTIL_IDLE;
    private Duration retry = FIRST_RETRY;

    Duration busy() {
        empty = 0;
        retry = FIRST_RETRY;
        return Duration.ZERO;
    }

    Duration idle() {
        retry = FIRST_RETRY;
        if (empty < POLLS_UNTIL_IDLE) {
            empty++;
            return BUSY;
        }
        return IDLE;
    }

    Duration failed() {
        Duration wait = retry;
        Duration twice = retry.multipliedBy(2);
        retry = twice.compareTo(LAST_RETRY) < 0 ? twice : LAST_RETRY;
        return wait;
    }
}
