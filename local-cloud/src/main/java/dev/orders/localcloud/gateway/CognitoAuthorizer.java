package dev.orders.localcloud.gateway;

import dev.orders.localcloud.gateway.TokenVerifier.Verification;
import dev.orders.localcloud.gateway.model.Authorization.CognitoUserPools;
import dev.orders.localcloud.gateway.model.ResponseType;
import java.util.Collections;
import java.util.List;

/**
 * A Cognito authorizer: with scopes on the method an access token that has one of them, without any an ID token.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html">Cognito authorizers</a>
 */
final class CognitoAuthorizer {

    private static final String BEARER = "Bearer ";

    private final TokenVerifier tokens;

    CognitoAuthorizer(TokenVerifier tokens) {
        this.tokens = tokens;
    }

    Authorizer.Decision authorize(CognitoUserPools wanted, Headers headers) {
        List<String> sent = headers.all(wanted.header());
        // With two tokens the backend might read another one than was verified here.
        if (sent.size() != 1) {
            return unauthorized(sent.isEmpty() ? "no token" : "more than one token");
        }
        String value = sent.getFirst();
        String token = value.startsWith(BEARER) ? value.substring(BEARER.length()) : value;
        return switch (tokens.verify(token.strip())) {
            case Verification.Valid valid -> permitted(wanted, valid.token());
            case Verification.Expired expired ->
                new Outcome.Refusal(ResponseType.UNAUTHORIZED, "The incoming token has expired", "expired token");
            case Verification.Invalid invalid -> unauthorized(invalid.why());
            case Verification.Unverifiable unverifiable ->
                Outcome.Refusal.of(ResponseType.AUTHORIZER_FAILURE, unverifiable.why());
        };
    }

    private static Authorizer.Decision permitted(CognitoUserPools wanted, VerifiedToken token) {
        if (wanted.scopes().isEmpty()) {
            return token.isFor("id") ? new Authorizer.Authorized(token.claims()) : unauthorized("not an ID token");
        }
        if (!token.isFor("access")) {
            return unauthorized("not an access token");
        }
        return Collections.disjoint(wanted.scopes(), token.scopes())
                ? unauthorized("none of the scopes " + wanted.scopes())
                : new Authorizer.Authorized(token.claims());
    }

    private static Outcome.Refusal unauthorized(String why) {
        return Outcome.Refusal.of(ResponseType.UNAUTHORIZED, why);
    }
}
