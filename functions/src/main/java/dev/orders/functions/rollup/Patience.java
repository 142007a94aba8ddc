package dev.orders.functions.rollup;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Calls DynamoDB again after what passes by itself, while the invocation has time. One for each invocation: its random numbers are
 * not of the snapshot that all environments start from.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-uniqueness.html">Uniqueness with SnapStart</a>
 */
final class Patience {

    /** What is left of the invocation to answer in. */
    static final Duration RESERVE = Duration.ofSeconds(1);

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final long BASE_MILLIS = 50;
    private static final long MOST_MILLIS = 2_000;

    private final IntSupplier remainingMillis;
    private final Pause pause;
    private final RandomGenerator random = new SecureRandom();

    /** How to wait. */
    interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    Patience(IntSupplier remainingMillis, Pause pause) {
        this.remainingMillis = remainingMillis;
        this.pause = pause;
    }

    /** @param call takes the time that it may last */
    <T> T call(Function<Duration, T> call) throws OutOfTimeException {
        for (long bound = BASE_MILLIS; ; bound = Math.min(2 * bound, MOST_MILLIS)) {
            try {
                return call.apply(time());
            } catch (SdkException e) {
                if (!Transience.isTransient(e)) {
                    throw e;
                }
                await(Duration.ofMillis(random.nextLong(bound)));
            }
        }
    }

    private Duration time() throws OutOfTimeException {
        Duration time = Duration.ofMillis(remainingMillis.getAsInt()).minus(RESERVE);
        if (time.compareTo(LEAST) < 0) {
            throw new OutOfTimeException();
        }
        return time;
    }

    private void await(Duration delay) throws OutOfTimeException {
        if (time().compareTo(delay.plus(LEAST)) < 0) {
            throw new OutOfTimeException();
        }
        try {
            pause.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutOfTimeException();
        }
    }
}
