package dev.orders.localcloud.gateway.model;

import java.util.Set;

/** Who may call a method. */
public sealed interface Authorization {

    /** Everybody. */
    record None() implements Authorization {}

    /**
     * Holders of a token of the user pool.
     *
     * @param header where the token comes in
     * @param scopes any of them opens the method, and the token is an access token; none asks for an ID token
     * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html">Cognito authorizers</a>
     */
    record CognitoUserPools(String header, Set<String> scopes) implements Authorization {
        public CognitoUserPools {
            scopes = Set.copyOf(scopes);
        }
    }
}
