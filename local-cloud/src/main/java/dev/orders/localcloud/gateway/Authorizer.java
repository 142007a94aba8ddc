package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.model.Authorization;
import java.util.Map;

/** Lets a request pass, or not, as its method's authorization says. */
record Authorizer(CognitoAuthorizer cognito) {

    /** A refusal, or the way on. */
    sealed interface Decision permits Authorized, Outcome.Refusal {}

    /** @param claims {@code $context.authorizer.claims}; empty where nobody had to say who they are */
    record Authorized(Map<String, Object> claims) implements Decision {}

    Decision authorize(Authorization wanted, Headers headers) {
        return switch (wanted) {
            case Authorization.None none -> new Authorized(Map.of());
            case Authorization.CognitoUserPools pools -> cognito.authorize(pools, headers);
        };
    }
}
