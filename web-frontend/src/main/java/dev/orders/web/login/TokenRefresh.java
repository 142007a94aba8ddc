package dev.orders.web.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Refreshes both tokens of a session with its refresh token. Spring's own refresh keeps a new ID token only when the
 * answer names the scope {@code openid}; Cognito's token endpoint answers no {@code scope} at all.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html">The token endpoint</a>
 */
final class TokenRefresh {
    /** A token that expires within this time is refreshed first, so that it lives through the call it is sent with. */
    static final Duration MARGIN = Duration.ofMinutes(1);

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final OAuth2AuthorizedClientRepository clients;
    private final SecurityContextRepository contexts;
    private final OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> grant;
    private final JwtDecoderFactory<ClientRegistration> decoders;
    private final PoolUsers users;
    private final Clock clock;

    TokenRefresh(
            HttpServletRequest request,
            HttpServletResponse response,
            OAuth2AuthorizedClientRepository clients,
            SecurityContextRepository contexts,
            OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> grant,
            JwtDecoderFactory<ClientRegistration> decoders,
            PoolUsers users,
            Clock clock) {
        this.request = request;
        this.response = response;
        this.clients = clients;
        this.contexts = contexts;
        this.grant = grant;
        this.decoders = decoders;
        this.users = users;
        this.clock = clock;
    }

    /** The user's tokens, refreshed and kept if one of them is about to expire; the caller holds the session's lock. */
    Tokens upToDate(OAuth2AuthenticationToken user) {
        OAuth2AuthorizedClient client = client(user);
        if (client == null) {
            throw new SignInAgain("the session has no tokens");
        }
        return held(client, user).orElseGet(() -> refreshed(client, user));
    }

    /** The user's tokens as they are, unless one of them is about to expire. */
    Optional<Tokens> held(OAuth2AuthenticationToken user) {
        OAuth2AuthorizedClient client = client(user);
        return client == null ? Optional.empty() : held(client, user);
    }

    private @Nullable OAuth2AuthorizedClient client(OAuth2AuthenticationToken user) {
        return clients.loadAuthorizedClient(ClientConfiguration.REGISTRATION, user, request);
    }

    private Optional<Tokens> held(OAuth2AuthorizedClient client, OAuth2AuthenticationToken user) {
        return user.getPrincipal() instanceof OidcUser oidcUser
                        && lasts(client.getAccessToken())
                        && lasts(oidcUser.getIdToken())
                ? Optional.of(new Tokens(
                        client.getAccessToken().getTokenValue(),
                        oidcUser.getIdToken().getTokenValue()))
                : Optional.empty();
    }

    private boolean lasts(OAuth2Token token) {
        Instant expiry = token.getExpiresAt();
        return expiry != null && clock.instant().plus(MARGIN).isBefore(expiry);
    }

    private Tokens refreshed(OAuth2AuthorizedClient client, OAuth2AuthenticationToken user) {
        OAuth2AccessTokenResponse answer = ask(client);
        ClientRegistration registration = client.getClientRegistration();
        OidcIdToken identity = verified(
                registration, answer.getAdditionalParameters().get(OidcParameterNames.ID_TOKEN), user.getName());
        OidcUser sameUser = users.loadUser(new OidcUserRequest(registration, answer.getAccessToken(), identity));
        var authentication = new OAuth2AuthenticationToken(
                sameUser, sameUser.getAuthorities(), user.getAuthorizedClientRegistrationId());
        authentication.setDetails(user.getDetails());

        // Saving would make a session where there is none: whoever signed out meanwhile would be signed in again.
        if (request.getSession(false) == null) {
            throw new SignInAgain("the session ended while its tokens were refreshed");
        }
        var kept = new OAuth2AuthorizedClient(
                registration, user.getName(), answer.getAccessToken(), answer.getRefreshToken());
        clients.saveAuthorizedClient(kept, authentication, request, response);
        var context = new SecurityContextImpl(authentication);
        contexts.saveContext(context, request, response);
        SecurityContextHolder.setContext(context);
        return new Tokens(answer.getAccessToken().getTokenValue(), identity.getTokenValue());
    }

    private OAuth2AccessTokenResponse ask(OAuth2AuthorizedClient client) {
        if (client.getRefreshToken() == null) {
            throw new SignInAgain("the session has no refresh token");
        }
        try {
            return grant.getTokenResponse(new OAuth2RefreshTokenGrantRequest(
                    client.getClientRegistration(), client.getAccessToken(), client.getRefreshToken()));
        } catch (OAuth2AuthorizationException failure) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(failure.getError().getErrorCode())) {
                throw new SignInAgain("the refresh token was refused");
            }
            throw new SignInUnavailable(failure);
        }
    }

    private OidcIdToken verified(ClientRegistration registration, @Nullable Object token, String subject) {
        if (!(token instanceof String text)) {
            throw new SignInAgain("the refresh brought no ID token");
        }
        try {
            Jwt jwt = decoders.createDecoder(registration).decode(text);
            if (!subject.equals(jwt.getSubject())) {
                throw new SignInAgain("the refreshed ID token is another user's");
            }
            return new OidcIdToken(text, jwt.getIssuedAt(), jwt.getExpiresAt(), jwt.getClaims());
        } catch (JwtException invalid) {
            throw new SignInAgain("the refreshed ID token isn't valid");
        }
    }
}
