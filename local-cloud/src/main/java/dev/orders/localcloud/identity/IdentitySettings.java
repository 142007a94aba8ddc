package dev.orders.localcloud.identity;

import java.net.URI;
import java.util.Set;

/**
 * What AWS would give the identity pool when it is created. The provider's name and the issuer are two settings: on a
 * laptop the issuer is an address there, the name stays AWS's.
 *
 * @param identityPoolId {@code region:uuid}
 * @param identityProvider the key of {@code Logins}: {@code cognito-idp.{region}.amazonaws.com/{userPoolId}}
 * @param issuer the {@code iss} that ID tokens must have
 * @param jwks where the issuer's keys are
 * @param clientIds the app clients whose ID tokens the pool accepts
 */
public record IdentitySettings(
        String identityPoolId, String identityProvider, String issuer, URI jwks, Set<String> clientIds) {
    public IdentitySettings {
        clientIds = Set.copyOf(clientIds);
    }
}
