package dev.orders.localcloud.cognito.oauth2;

import dev.orders.localcloud.cognito.clients.AuthorizeRequest.Refused;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;

/** Carries a refusal through the authorization server to the one place that answers it. */
final class AuthorizeRefusedException extends OAuth2AuthorizationCodeRequestAuthenticationException {
    private static final long serialVersionUID = 1L;

    private final transient Refused refused;

    AuthorizeRefusedException(Refused refused) {
        super(new OAuth2Error(refused.error()), null);
        this.refused = refused;
    }

    Refused refused() {
        return refused;
    }
}
