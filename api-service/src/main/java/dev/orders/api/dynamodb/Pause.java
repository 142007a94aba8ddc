package dev.orders.api.dynamodb;

import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.core.exception.AbortedException;

/** Waits between tries of what the SDK doesn't retry by itself: doubling, with full jitter. */
final class Pause {
    static final int TRIES = 5;

    private static final int FIRST_MILLIS = 20;

    private Pause() {}

    /** @param tries how many have failed */
    static void after(int tries) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong((long) FIRST_MILLIS << tries));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted between two tries", e);
        }
    }
}
