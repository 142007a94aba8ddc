package dev.orders.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.orders.domain.order.UserId;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an access token and the ID token that came with it, each by itself and then that they belong together, as the
 * <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">
 * Cognito guide</a> asks: RS256 by a key of the issuer, {@code iss}, {@code exp}, {@code token_use}, and the client
 * ({@code client_id} of an access token, {@code aud} of an ID token).
 */
final class TokenVerifier {
    private final IssuerKeys keys;
    private final String issuer;
    private final Set<String> clientIds;
    private final InstantSource clock;

    TokenVerifier(IssuerKeys keys, String issuer, Set<String> clientIds, InstantSource clock) {
        this.keys = keys;
        this.issuer = issuer;
        this.clientIds = clientIds;
        this.clock = clock;
    }

    Session verify(String accessToken, String identityToken) {
        try {
            return session(
                    claims("access token", "access", accessToken), claims("identity token", "id", identityToken));
        } catch (ParseException e) {
            throw new InvalidTokenException("A claim of the tokens has the wrong type.");
        }
    }

    private Session session(JWTClaimsSet access, JWTClaimsSet identity) throws ParseException {
        var clientId = access.getStringClaim("client_id");
        if (clientId == null || !clientIds.contains(clientId)) {
            throw new InvalidTokenException("The access token is of another client.");
        }
        if (!identity.getAudience().equals(List.of(clientId))) {
            throw new InvalidTokenException("The identity token is of another client than the access token.");
        }
        var subject = access.getSubject();
        if (subject == null || !UserId.isValid(subject) || !subject.equals(identity.getSubject())) {
            throw new InvalidTokenException("The identity token is of another user than the access token.");
        }
        var userId = new UserId(subject);
        return new Session(
                userId,
                sessionId(userId, identity),
                scopes(access),
                groups(identity),
                earlier(expiry(access), expiry(identity)));
    }

    private JWTClaimsSet claims(String name, String use, String token) throws ParseException {
        var claims = signed(name, token);
        if (!issuer.equals(claims.getIssuer())) {
            throw new InvalidTokenException("The " + name + " is of another issuer.");
        }
        if (!use.equals(claims.getStringClaim("token_use"))) {
            throw new InvalidTokenException("The " + name + " is another kind of token.");
        }
        var now = clock.instant();
        if (!expiry(claims).isAfter(now)) {
            throw new InvalidTokenException("The " + name + " has expired.");
        }
        var notBefore = claims.getNotBeforeTime();
        if (notBefore != null && notBefore.toInstant().isAfter(now)) {
            throw new InvalidTokenException("The " + name + " is not valid yet.");
        }
        return claims;
    }

    private JWTClaimsSet signed(String name, String token) {
        try {
            var jwt = SignedJWT.parse(token);
            var header = jwt.getHeader();
            // The algorithm is ours to choose, not the token's: "none" and HMAC with the public key end here.
            if (!JWSAlgorithm.RS256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
                throw new InvalidTokenException("The " + name + " is not signed with RS256 by a named key.");
            }
            var verifier = keys.verifier(header.getKeyID());
            if (verifier.isEmpty() || !jwt.verify(verifier.get())) {
                throw new InvalidTokenException("The signature of the " + name + " is not the issuer's.");
            }
            return jwt.getJWTClaimsSet();
        } catch (ParseException e) {
            throw new InvalidTokenException("The " + name + " is not a signed JWT.");
        } catch (JOSEException e) {
            throw new InvalidTokenException("The signature of the " + name + " can't be verified.");
        }
    }

    private static Instant expiry(JWTClaimsSet claims) {
        var expiry = claims.getExpirationTime();
        return expiry == null ? Instant.MIN : expiry.toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** {@code origin_jti} stays the same when tokens are refreshed; pools without token revocation don't set it. */
    private static String sessionId(UserId userId, JWTClaimsSet identity) throws ParseException {
        @Nullable String origin = identity.getStringClaim("origin_jti");
        if (origin == null) {
            origin = identity.getJWTID() == null ? "at-" + identity.getIssueTime() : identity.getJWTID();
        }
        return userId.value() + "/" + origin;
    }

    /** Of the ID token: it is the one that the identity pool looks at too. */
    private static Set<String> groups(JWTClaimsSet identity) throws ParseException {
        @Nullable List<String> groups = identity.getStringListClaim("cognito:groups");
        return groups == null ? Set.of() : new HashSet<>(groups);
    }

    private static Set<String> scopes(JWTClaimsSet access) throws ParseException {
        var scope = access.getStringClaim("scope");
        return scope == null ? Set.of() : new HashSet<>(Arrays.asList(scope.split(" ")));
    }
}
