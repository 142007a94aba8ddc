package dev.orders.localcloud.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.orders.localcloud.wire.AwsException;
import java.net.MalformedURLException;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks ID tokens of the user pool as the identity pool does, with the keys that the issuer publishes: RS256 only, issuer,
 * audience, expiry, {@code token_use}.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">Verifying
 *     JSON web tokens</a>
 */
final class IdTokens {

    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int MAX_BYTES = 100_000;

    private final IdentitySettings settings;
    private final InstantSource clock;
    private final DefaultJWTProcessor<SecurityContext> signatures = new DefaultJWTProcessor<>();

    IdTokens(IdentitySettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        signatures.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys(settings)));
        // The claims are checked below: each check has its own words.
        signatures.setJWTClaimsSetVerifier(null);
    }

    /** @throws AwsException {@code NotAuthorizedException} that says what is wrong with the token */
    JWTClaimsSet verify(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWTClaimsSet claimed = jwt.getJWTClaimsSet();
            if (!JWSAlgorithm.RS256.equals(jwt.getHeader().getAlgorithm())
                    || !"id".equals(claimed.getStringClaim("token_use"))
                    || claimed.getSubject() == null) {
                throw noIdToken();
            }
            if (!settings.issuer().equals(claimed.getIssuer()) || !isForThisPool(claimed.getAudience())) {
                throw Refusals.notAuthorized("Token is not from a supported provider of this identity pool.");
            }
            JWTClaimsSet claims = signatures.process(jwt, null);
            requireUnexpired(claims.getExpirationTime());
            return claims;
        } catch (ParseException malformed) {
            throw noIdToken();
        } catch (KeySourceException unreachable) {
            throw new AwsException(400, "ExternalServiceException", "The keys of the token's issuer can't be read.");
        } catch (BadJOSEException | JOSEException forged) {
            throw notVerified();
        }
    }

    private boolean isForThisPool(List<String> audience) {
        return audience.size() == 1 && settings.clientIds().contains(audience.getFirst());
    }

    private void requireUnexpired(@Nullable Date expiration) {
        Instant now = clock.instant();
        if (expiration == null) {
            throw noIdToken();
        }
        if (!now.isBefore(expiration.toInstant())) {
            throw Refusals.notAuthorized("Invalid login token. Token expired: %d >= %d"
                    .formatted(now.getEpochSecond(), expiration.toInstant().getEpochSecond()));
        }
    }

    private static AwsException noIdToken() {
        return Refusals.notAuthorized("Invalid login token. Not a valid OpenId Connect identity token.");
    }

    private static AwsException notVerified() {
        return Refusals.notAuthorized("Invalid login token. Couldn't verify signed token.");
    }

    private static JWKSource<SecurityContext> keys(IdentitySettings settings) {
        try {
            // No limit of the rate: tokens with unknown key ids could use it up and lock everybody else out.
            return JWKSourceBuilder.create(
                            settings.jwks().toURL(),
                            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES))
                    .rateLimited(false)
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("the address of the issuer's keys: " + settings.jwks(), e);
        }
    }
}
