package dev.orders.e2e.client;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Waits for what the application does after it has answered. */
public final class Await {

    private static final Duration AT_MOST = Duration.ofSeconds(45);

    private Await() {}

    /** What the supplier answers as soon as the condition holds of it. */
    public static <T> T until(String description, Callable<T> supplier, Predicate<T> condition) {
        return until(description, AT_MOST, supplier, condition);
    }

    public static <T> T until(String description, Duration atMost, Callable<T> supplier, Predicate<T> condition) {
        return await(description)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .pollDelay(Duration.ZERO)
                .until(supplier, condition::test);
    }
}
