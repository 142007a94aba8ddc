package dev.orders.localcloud.cognito.tokens;

import com.nimbusds.jose.jwk.JWKSet;
import dev.orders.localcloud.cognito.users.User;
import dev.orders.localcloud.cognito.users.UserPool;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** What an access token's holder may know about the person, and whether the token still stands. */
public final class UserInfo {

    private final JwtDecoder decoder;
    private final Authorizations authorizations;
    private final UserPool users;

    public UserInfo(
            String issuer, SigningKeys keys, Authorizations authorizations, UserPool users, InstantSource clock) {
        this.decoder = decoder(issuer, keys, clock);
        this.authorizations = authorizations;
        this.users = users;
    }

    /** The answer to an access token. */
    public sealed interface Answer {
        record Claims(Map<String, Object> claims) implements Answer {}

        record Invalid(String description) implements Answer {}
    }

    public Answer of(String accessToken) {
        Optional<Jwt> token = decode(accessToken).filter(this::stands);
        Optional<User> user = token.map(Jwt::getSubject).flatMap(users::find);
        if (token.isEmpty() || user.isEmpty()) {
            return new Answer.Invalid(
                    "Access token is expired, disabled, or deleted, or the user has globally signed out.");
        }
        String granted = token.get().getClaimAsString("scope");
        Set<String> scopes = granted == null ? Set.of() : Set.of(granted.split(" "));
        if (!scopes.contains("openid")) {
            return new Answer.Invalid("Access token does not contain openid scope");
        }
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user.get().sub());
        Attributes.visible(user.get(), scopes).forEach((name, value) -> claims.put(name, value.toString()));
        claims.put("username", user.get().sub());
        return new Answer.Claims(claims);
    }

    /** A revoked refresh token takes its access tokens along, as far as Cognito itself looks at them. */
    private boolean stands(Jwt token) {
        String originJti = token.getClaimAsString("origin_jti");
        return originJti == null || authorizations.stands(originJti);
    }

    private Optional<Jwt> decode(String token) {
        try {
            return Optional.of(decoder.decode(token));
        } catch (JwtException e) {
            return Optional.empty();
        }
    }

    private static JwtDecoder decoder(String issuer, SigningKeys keys, InstantSource clock) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(
                        (selector, context) -> selector.select(new JWKSet(keys.accessTokens())))
                .build();
        JwtTimestampValidator time = new JwtTimestampValidator(Duration.ZERO);
        time.setClock(clock.withZone(ZoneOffset.UTC));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                time, new JwtIssuerValidator(issuer), new JwtClaimValidator<String>("token_use", "access"::equals))));
        return decoder;
    }
}
