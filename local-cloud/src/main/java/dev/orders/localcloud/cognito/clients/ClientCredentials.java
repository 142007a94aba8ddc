package dev.orders.localcloud.cognito.clients;

import org.jspecify.annotations.Nullable;

/**
 * What an app client shows at the token endpoint.
 *
 * @param secret of a confidential client, {@code null} for a public one
 */
public record ClientCredentials(String id, @Nullable String secret) {
    @Override
    public String toString() {
        return "ClientCredentials[id=" + id + "]";
    }
}
