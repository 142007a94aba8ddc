package dev.orders.localcloud.cognito.clients;

import dev.orders.localcloud.definitions.IdentityDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An app client of the pool.
 *
 * @param secret {@code null} for a public client
 * @param scopes what it may ask for, in the definition's order
 * @param retiredScopes still listed on the client but gone from the resource server: dropped from a request, not refused
 */
public record AppClient(
        String id,
        @Nullable String secret,
        Set<String> scopes,
        Set<String> retiredScopes,
        IdentityDefinition.Client definition) {

    public boolean isPublic() {
        return secret == null;
    }

    public List<String> callbackUrls() {
        return definition.callbackUrls();
    }

    public List<String> logoutUrls() {
        return definition.logoutUrls();
    }

    public boolean isRevocationEnabled() {
        return definition.enableTokenRevocation();
    }

    public Duration accessTokenValidity() {
        return Duration.ofMinutes(definition.accessTokenValidityMinutes());
    }

    public Duration idTokenValidity() {
        return Duration.ofMinutes(definition.idTokenValidityMinutes());
    }

    public Duration refreshTokenValidity() {
        return Duration.ofMinutes(definition.refreshTokenValidityMinutes());
    }

    @Override
    public String toString() {
        return "AppClient[id=" + id + "]";
    }
}
