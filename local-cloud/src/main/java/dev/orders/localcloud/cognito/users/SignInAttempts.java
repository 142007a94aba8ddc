package dev.orders.localcloud.cognito.users;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;

/**
 * Slows guessing down as Cognito does: the fifth failure in a row locks the user name for a second, each further one for
 * twice as long, up to 15 minutes. Attempts while it is locked are refused unseen and do not count. Unknown names are
 * locked alike, so that a lock tells nothing about who is there.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/authentication.html">Lockout behavior for
 *     failed sign-in attempts</a>
 */
public final class SignInAttempts {

    private static final int FREE_FAILURES = 5;
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(15);
    private static final int MOST_NAMES = 10_000;

    private final InstantSource clock;
    private final LinkedHashMap<String, Failures> byName = new LinkedHashMap<>();

    public SignInAttempts(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean isLocked(String name) {
        Failures failures = byName.get(name);
        return failures != null && clock.instant().isBefore(failures.lockedUntil());
    }

    synchronized void failed(String name) {
        Instant now = clock.instant();
        Failures before = byName.remove(name);
        int count = before == null || before.isForgotten(now) ? 1 : before.count() + 1;
        byName.put(name, new Failures(count, now, now.plus(lock(count))));
        if (byName.size() > MOST_NAMES) {
            byName.pollFirstEntry();
        }
    }

    synchronized void succeeded(String name) {
        byName.remove(name);
    }

    private static Duration lock(int failures) {
        if (failures < FREE_FAILURES) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures - FREE_FAILURES, 10));
        return doubled.compareTo(LONGEST_LOCK) < 0 ? doubled : LONGEST_LOCK;
    }

    private record Failures(int count, Instant last, Instant lockedUntil) {
        boolean isForgotten(Instant now) {
            return now.isAfter(last.plus(LONGEST_LOCK));
        }
    }
}
