package dev.orders.localcloud.wire;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who calls a service inside the cloud, and the trace that the calls belong to. Safe to share; callers of one role share its
 * credentials.
 */
public final class ServiceCaller {

    private static final Duration RENEWED_BEFORE_EXPIRATION = Duration.ofMinutes(5);

    private final Supplier<AccessKey> keys;
    private final @Nullable String traceId;

    /** A service that calls another as a role: its credentials are assumed at the first call and renewed before they expire. */
    public ServiceCaller(RoleCredentials credentials, ServiceRole role, InstantSource clock) {
        this(new RoleKeys(credentials, role, clock, new AtomicReference<>()), null);
    }

    private ServiceCaller(Supplier<AccessKey> keys, @Nullable String traceId) {
        this.keys = keys;
        this.traceId = traceId;
    }

    /** Somebody with a key of their own, such as an IAM user. */
    public static ServiceCaller with(AccessKey key) {
        return new ServiceCaller(() -> key, null);
    }

    /** The same caller in another trace, with the same credentials. */
    public ServiceCaller inTrace(@Nullable String traceId) {
        return new ServiceCaller(keys, traceId);
    }

    /**
     * Makes sure of the credentials, for a service that answers in its own way when it can't have its role.
     *
     * @throws AwsException when the role's trust policy does not allow the service
     */
    public void requireCredentials() {
        keys.get();
    }

    @Nullable
    String traceId() {
        return traceId;
    }

    /** @throws AwsException when the role's trust policy does not allow the service */
    AccessKey key() {
        return keys.get();
    }

    /** Two threads may renew at once; both keys are good. */
    private record RoleKeys(
            RoleCredentials credentials,
            ServiceRole role,
            InstantSource clock,
            AtomicReference<@Nullable AccessKey> held)
            implements Supplier<AccessKey> {

        @Override
        public AccessKey get() {
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
    }
}
