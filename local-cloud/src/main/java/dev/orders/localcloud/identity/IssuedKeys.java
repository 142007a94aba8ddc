package dev.orders.localcloud.identity;

import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.AccessKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Every access key that was issued and is not long gone. Expired keys stay for an hour, so that their use is refused as
 * expired and not as unknown; then a sweep, at most one a minute, forgets them.
 */
public final class IssuedKeys implements AccessKeys {

    private static final Duration KEPT_AFTER_EXPIRATION = Duration.ofHours(1);
    private static final Duration BETWEEN_SWEEPS = Duration.ofMinutes(1);

    private final Map<String, AccessKey> byId = new ConcurrentHashMap<>();
    private final InstantSource clock;
    private final AtomicReference<Instant> nextSweep;

    IssuedKeys(InstantSource clock) {
        this.clock = clock;
        this.nextSweep = new AtomicReference<>(clock.instant().plus(BETWEEN_SWEEPS));
    }

    @Override
    public Optional<AccessKey> find(String accessKeyId) {
        return Optional.ofNullable(byId.get(accessKeyId));
    }

    /** Temporary credentials of a role's session. */
    AccessKey temporary(Principal.RoleSession session, Duration lifetime) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        sweep(now);
        return keep(new AccessKey(
                Identifiers.accessKeyId("ASIA"),
                Identifiers.secretAccessKey(),
                Identifiers.token(),
                now.plus(lifetime),
                session));
    }

    /** Long-term credentials of an IAM user, who is the one principal to have such. */
    public AccessKey longTerm(Principal.User user) {
        return keep(new AccessKey(Identifiers.accessKeyId("AKIA"), Identifiers.secretAccessKey(), null, null, user));
    }

    int size() {
        return byId.size();
    }

    private AccessKey keep(AccessKey key) {
        byId.put(key.accessKeyId(), key);
        return key;
    }

    private void sweep(Instant now) {
        Instant due = nextSweep.get();
        if (now.isBefore(due) || !nextSweep.compareAndSet(due, now.plus(BETWEEN_SWEEPS))) {
            return;
        }
        Instant limit = now.minus(KEPT_AFTER_EXPIRATION);
        byId.values().removeIf(key -> key.expiration() instanceof Instant expiration && expiration.isBefore(limit));
    }
}
