package dev.orders.localcloud.cognito.oauth2;

import com.nimbusds.jwt.SignedJWT;
import dev.orders.localcloud.cognito.clients.AppClients;
import dev.orders.localcloud.cognito.tokens.Authorizations;
import java.text.ParseException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/**
 * Revokes refresh tokens, and nothing else. An unknown or revoked one is a success.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/revocation-endpoint.html">Revoke endpoint</a>
 */
final class RefreshTokenRevocation implements AuthenticationProvider {

    private final AppClients clients;
    private final Authorizations authorizations;

    RefreshTokenRevocation(AppClients clients, Authorizations authorizations) {
        this.clients = clients;
        this.authorizations = authorizations;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenRevocationAuthenticationToken request = (OAuth2TokenRevocationAuthenticationToken) authentication;
        if (!(request.getPrincipal() instanceof OAuth2ClientAuthenticationToken caller
                && caller.getRegisteredClient() instanceof RegisteredClient client)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        if (!clients.get(client.getClientId()).isRevocationEnabled()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
        if (isJwt(request.getToken())) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNSUPPORTED_TOKEN_TYPE);
        }
        OAuth2Authorization found = authorizations.findByToken(request.getToken(), OAuth2TokenType.REFRESH_TOKEN);
        if (found != null && found.getRefreshToken() != null) {
            if (!found.getRegisteredClientId().equals(client.getId())) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
            }
            authorizations.save(OAuth2Authorization.from(found)
                    .invalidate(found.getRefreshToken().getToken())
                    .build());
        }
        request.setAuthenticated(true);
        return request;
    }

    /** ID and access tokens are JWTs, refresh tokens are not. */
    private static boolean isJwt(String token) {
        try {
            SignedJWT.parse(token);
            return true;
        } catch (ParseException e) {
            return false;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenRevocationAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
