package dev.orders.domain.approval;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How often and how long somebody looks for what another is about to write: with pauses that double, up to a bound.
 *
 * @param first the first pause
 * @param longest what a pause grows to
 * @param bound no look begins later than this
 * @param sleep how to pause
 */
public record Patience(Duration first, Duration longest, Duration bound, InstantSource clock, Sleep sleep) {

    /** Pauses the thread that asks. */
    @FunctionalInterface
    public interface Sleep {
        void sleep(Duration pause);
    }

    /** When patience that begins now runs out. */
    Instant end() {
        return clock.instant().plus(bound);
    }

    /** What a look found, or nothing when patience has run out. Looks at least once. */
    <T> Optional<T> await(Instant end, Supplier<Optional<T>> look) {
        for (var pause = first; ; pause = longer(pause)) {
            sleep.sleep(pause);
            var found = look.get();
            if (found.isPresent() || clock.instant().plus(longer(pause)).isAfter(end)) {
                return found;
            }
        }
    }

    private Duration longer(Duration pause) {
        var doubled = pause.multipliedBy(2);
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
