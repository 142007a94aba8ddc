package dev.orders.api.security;

import dev.orders.domain.order.UserId;
import java.time.Instant;
import java.util.Set;

/**
 * What two verified tokens say. It holds neither of them.
 *
 * @param id names the sign-in: the same on every refresh of its tokens, never the same for two users
 * @param scopes what the client may ask for
 * @param groups what the user pool says the person is
 * @param expiresAt when the first of the two tokens expires
 */
public record Session(UserId userId, String id, Set<String> scopes, Set<String> groups, Instant expiresAt) {
    public Session {
        scopes = Set.copyOf(scopes);
        groups = Set.copyOf(groups);
    }
}
