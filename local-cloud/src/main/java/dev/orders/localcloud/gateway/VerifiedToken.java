package dev.orders.localcloud.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The claims of a token whose signature and issuer are known to be right. */
record VerifiedToken(Map<String, Object> claims, Set<String> scopes, Instant expiresAt) {

    VerifiedToken(Map<String, Object> claims, Instant expiresAt) {
        this(Map.copyOf(claims), scopes(claims), expiresAt);
    }

    /** Cognito's {@code token_use}: {@code id} or {@code access}. */
    boolean isFor(String use) {
        return use.equals(claims.get("token_use"));
    }

    private static Set<String> scopes(Map<String, Object> claims) {
        return claims.get("scope") instanceof String scope ? Set.copyOf(List.of(scope.split(" "))) : Set.of();
    }
}
