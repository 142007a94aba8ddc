package dev.orders.localcloud.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;

/**
 * Verifies tokens of one issuer: RS256 with the issuer's published keys, and nothing else. What was verified is kept,
 * by the token's hash, at most until it expires.
 */
final class TokenVerifier {

    private static final int LONGEST_TOKEN = 10_240;
    private static final int KEPT_TOKENS = 10_000;

    private final String issuer;
    private final InstantSource clock;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Cache<String, VerifiedToken> verified;

    TokenVerifier(String issuer, JWKSource<SecurityContext> keys, InstantSource clock) {
        this.issuer = issuer;
        this.clock = clock;
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
        // Claims are checked below, after the signature, so that an expired token is told from a forged one.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        verified = Caffeine.newBuilder()
                .maximumSize(KEPT_TOKENS)
                .expireAfter(Expiry.<String, VerifiedToken>writing((hash, token) -> remaining(token)))
                .build();
    }

    /** What a token turned out to be. */
    sealed interface Verification {
        record Valid(VerifiedToken token) implements Verification {}

        /** @param why for the request log; never the token */
        record Invalid(String why) implements Verification {}

        record Expired() implements Verification {}

        /** The issuer's keys could not be had. */
        record Unverifiable(String why) implements Verification {}
    }

    Verification verify(String token) {
        if (token.length() > LONGEST_TOKEN) {
            return new Verification.Invalid("too long");
        }
        String hash = hash(token);
        VerifiedToken known = verified.getIfPresent(hash);
        Verification verification = known == null ? verifyNew(token) : new Verification.Valid(known);
        if (!(verification instanceof Verification.Valid valid)) {
            return verification;
        }
        if (!clock.instant().isBefore(valid.token().expiresAt())) {
            verified.invalidate(hash);
            return new Verification.Expired();
        }
        if (known == null) {
            verified.put(hash, valid.token());
        }
        return valid;
    }

    private Verification verifyNew(String token) {
        try {
            JWTClaimsSet claims = processor.process(SignedJWT.parse(token), null);
            Date expiration = claims.getExpirationTime();
            if (!issuer.equals(claims.getIssuer()) || expiration == null) {
                return new Verification.Invalid("another issuer, or no expiration");
            }
            return new Verification.Valid(new VerifiedToken(claims.toJSONObject(), expiration.toInstant()));
        } catch (RateLimitReachedException e) {
            return new Verification.Invalid("unknown key; the keys were fetched a moment ago");
        } catch (KeySourceException e) {
            return new Verification.Unverifiable(String.valueOf(e.getMessage()));
        } catch (ParseException | BadJOSEException | JOSEException e) {
            return new Verification.Invalid(reason(e));
        }
    }

    private Duration remaining(VerifiedToken token) {
        Duration remaining = Duration.between(clock.instant(), token.expiresAt());
        return remaining.isNegative() ? Duration.ZERO : remaining;
    }

    private static String reason(Exception e) {
        return e instanceof ParseException ? "no signed JWT" : "signature not accepted";
    }

    private static String hash(String token) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
