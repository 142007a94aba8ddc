package dev.orders.e2e.benchmark.stub;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A user pool as far as its tokens go: they have the claims, and so the size, of Cognito's. */
final class Issuer {

    static final String CLIENT = "web-client";

    private static final Duration TOKENS_LAST = Duration.ofHours(1);

    private final RSAKey key = key();
    private final String url;

    Issuer(String url) {
        this.url = url;
    }

    String keys() {
        return new JWKSet(key).toString();
    }

    /** Signing takes about a millisecond a token; all cores do it. */
    List<TokenPair> users(int count) {
        return IntStream.range(0, count).parallel().mapToObj(i -> user()).toList();
    }

    private TokenPair user() {
        String userId = UUID.randomUUID().toString();
        String origin = UUID.randomUUID().toString();
        String access = sign(claims(userId, origin)
                .claim("token_use", "access")
                .claim("client_id", CLIENT)
                .claim("username", userId)
                .claim("scope", "openid email profile orders/read orders/write")
                .claim("cognito:groups", List.of("customers")));
        String identity = sign(claims(userId, origin)
                .claim("token_use", "id")
                .audience(CLIENT)
                .claim("cognito:username", userId)
                .claim("cognito:groups", List.of("customers"))
                .claim("cognito:roles", List.of("arn:aws:iam::123456789012:role/benchmark-customer"))
                .claim("email", userId + "@example.com")
                .claim("email_verified", true));
        return new TokenPair(userId, access, identity);
    }

    private JWTClaimsSet.Builder claims(String userId, String origin) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(url)
                .subject(userId)
                .jwtID(UUID.randomUUID().toString())
                .claim("origin_jti", origin)
                .claim("event_id", UUID.randomUUID().toString())
                .claim("auth_time", now.getEpochSecond())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(TOKENS_LAST)));
    }

    private String sign(JWTClaimsSet.Builder claims) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            SignedJWT jwt = new SignedJWT(header, claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID("benchmark")
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
