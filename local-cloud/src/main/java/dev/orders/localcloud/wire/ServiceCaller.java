package dev.orders.localcloud.wire;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A service that calls another as a role: the role's temporary credentials, assumed at the first call and renewed before
 * they expire, and the trace that its calls belong to. Safe to share; callers of one role share its credentials.
 */
public final class ServiceCaller {

    private static final Duration RENEWED_BEFORE_EXPIRATION = Duration.ofMinutes(5);

    private final RoleCredentials credentials;
    private final ServiceRole role;
    private final InstantSource clock;
    private final AtomicReference<@Nullable AccessKey> held;
    private final @Nullable String traceId;

    public ServiceCaller(RoleCredentials credentials, ServiceRole role, InstantSource clock) {
        this(credentials, role, clock, new AtomicReference<>(), null);
    }

    private ServiceCaller(
            RoleCredentials credentials,
            ServiceRole role,
            InstantSource clock,
            AtomicReference<@Nullable AccessKey> held,
            @Nullable String traceId) {
        this.credentials = credentials;
        this.role = role;
        this.clock = clock;
        this.held = held;
        this.traceId = traceId;
    }

    /** The same role in another trace, with the same credentials. */
    public ServiceCaller inTrace(@Nullable String traceId) {
        return new ServiceCaller(credentials, role, clock, held, traceId);
    }

    @Nullable
    String traceId() {
        return traceId;
    }

    /**
     * Two threads may renew at once; both keys are good.
     *
     * @throws AwsException when the role's trust policy does not allow the service
     */
    AccessKey key() {
        AccessKey key = held.get();
        if (key == null || expiresSoon(key)) {
            key = credentials.assume(role);
            held.set(key);
        }
        return key;
    }

    private boolean expiresSoon(AccessKey key) {
        return key.expiration() instanceof Instant expiration
                && !clock.instant().isBefore(expiration.minus(RENEWED_BEFORE_EXPIRATION));
    }

    @Override
    public String toString() {
        return "ServiceCaller[" + role + "]";
    }
}
