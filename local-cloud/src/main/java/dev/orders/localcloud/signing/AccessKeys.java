package dev.orders.localcloud.signing;

import dev.orders.localcloud.policy.Principal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The access keys that exist: where a signature's key id leads to a secret and a principal. */
public interface AccessKeys {

    Optional<AccessKey> find(String accessKeyId);

    /**
     * An access key.
     *
     * @param sessionToken of temporary keys ({@code ASIA…}); null for long-term ones ({@code AKIA…})
     * @param expiration of temporary keys; null for long-term ones
     */
    record AccessKey(
            String accessKeyId,
            String secretAccessKey,
            @Nullable String sessionToken,
            @Nullable Instant expiration,
            Principal principal) {

        /** Says who it is and keeps the secret. */
        @Override
        public String toString() {
            return "AccessKey[" + accessKeyId + ", " + principal.arn() + "]";
        }
    }
}
