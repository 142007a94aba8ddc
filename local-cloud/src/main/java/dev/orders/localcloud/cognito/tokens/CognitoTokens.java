package dev.orders.localcloud.cognito.tokens;

import com.nimbusds.jose.jwk.RSAKey;
import dev.orders.localcloud.cognito.clients.AppClient;
import dev.orders.localcloud.cognito.clients.AppClients;
import dev.orders.localcloud.cognito.users.User;
import dev.orders.localcloud.cognito.users.UserPool;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;

/**
 * Makes ID, access and refresh tokens with Cognito's claims. The person's attributes and groups are read each time, so a
 * refresh shows what changed; {@code auth_time} and {@code origin_jti} stay those of the sign-in.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html">Understanding
 *     the identity token</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html">Understanding
 *     the access token</a>
 */
public final class CognitoTokens implements OAuth2TokenGenerator<OAuth2Token> {

    private final String issuer;
    private final AppClients clients;
    private final UserPool users;
    private final GroupRoles roles;
    private final SigningKeys keys;
    private final InstantSource clock;
    private final JwtEncoder encoder;
    private final StringKeyGenerator refreshTokens =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 96);

    public CognitoTokens(
            String issuer,
            AppClients clients,
            UserPool users,
            GroupRoles roles,
            SigningKeys keys,
            InstantSource clock) {
        this.issuer = issuer;
        this.clients = clients;
        this.users = users;
        this.roles = roles;
        this.keys = keys;
        this.clock = clock;
        this.encoder = new NimbusJwtEncoder((selector, context) -> selector.select(keys.both()));
    }

    @Override
    public @Nullable OAuth2Token generate(OAuth2TokenContext context) {
        AppClient client = clients.get(context.getRegisteredClient().getClientId());
        Authentication principal = context.getPrincipal();
        if (!(principal instanceof SignedInPerson person)) {
            throw new IllegalStateException("a token for nobody");
        }
        // Somebody who was deleted since can't be refreshed.
        User user = users.find(person.getName())
                .orElseThrow(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT));
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return switch (context.getTokenType().getValue()) {
            case "access_token" ->
                sign(
                        keys.accessTokens(),
                        now,
                        client.accessTokenValidity(),
                        accessClaims(context, client, person, user));
            case "id_token" ->
                sign(keys.idTokens(), now, client.idTokenValidity(), idClaims(context, client, person, user));
            case "refresh_token" ->
                new OAuth2RefreshToken(refreshTokens.generateKey(), now, now.plus(client.refreshTokenValidity()));
            default -> null;
        };
    }

    private Map<String, Object> accessClaims(
            OAuth2TokenContext context, AppClient client, SignedInPerson person, User user) {
        Map<String, Object> claims = commonClaims(context, client, person, user);
        claims.put("token_use", "access");
        claims.put("client_id", client.id());
        claims.put("username", user.sub());
        claims.put(
                "scope",
                client.scopes().stream()
                        .filter(context.getAuthorizedScopes()::contains)
                        .collect(Collectors.joining(" ")));
        claims.put("version", 2);
        claims.put("event_id", UUID.randomUUID().toString());
        return claims;
    }

    private Map<String, Object> idClaims(
            OAuth2TokenContext context, AppClient client, SignedInPerson person, User user) {
        Map<String, Object> claims = commonClaims(context, client, person, user);
        claims.put("token_use", "id");
        claims.put("aud", List.of(client.id()));
        claims.put("cognito:username", user.sub());
        claims.putAll(Attributes.visible(user, context.getAuthorizedScopes()));
        List<String> arns = roles.arns(user.groups());
        if (!arns.isEmpty()) {
            claims.put("cognito:roles", arns);
        }
        roles.preferred(user.groups()).ifPresent(arn -> claims.put("cognito:preferred_role", arn));
        OAuth2Authorization authorization = authorization(context);
        var accessToken = authorization.getAccessToken();
        if (accessToken != null && accessToken.getClaims() != null) {
            claims.put("at_hash", leftHalfOfHash(accessToken.getToken().getTokenValue()));
            claims.put("event_id", accessToken.getClaims().get("event_id"));
        }
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        if (request != null && request.getAdditionalParameters().get("nonce") instanceof String nonce) {
            claims.put("nonce", nonce);
        }
        return claims;
    }

    private Map<String, Object> commonClaims(
            OAuth2TokenContext context, AppClient client, SignedInPerson person, User user) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", user.sub());
        claims.put("iss", issuer);
        claims.put("auth_time", person.signedInAt().getEpochSecond());
        if (client.isRevocationEnabled()) {
            claims.put("jti", UUID.randomUUID().toString());
            claims.put("origin_jti", authorization(context).getId());
        }
        List<String> groups = roles.ordered(user.groups());
        if (!groups.isEmpty()) {
            claims.put("cognito:groups", groups);
        }
        return claims;
    }

    private Jwt sign(RSAKey key, Instant now, Duration validity, Map<String, Object> claims) {
        JwsHeader header =
                JwsHeader.with(SignatureAlgorithm.RS256).keyId(key.getKeyID()).build();
        JwtClaimsSet set = JwtClaimsSet.builder()
                .claims(all -> all.putAll(claims))
                .issuedAt(now)
                .expiresAt(now.plus(validity))
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, set));
    }

    private static OAuth2Authorization authorization(OAuth2TokenContext context) {
        OAuth2Authorization authorization = context.getAuthorization();
        if (authorization == null) {
            throw new IllegalStateException("a token without an authorization");
        }
        return authorization;
    }

    /** OpenID Connect Core 1.0, section 3.1.3.6. */
    private static String leftHalfOfHash(String accessToken) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
