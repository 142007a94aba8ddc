package dev.orders.api.standin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A user pool as far as its tokens go: two keys, one for access tokens and one for ID tokens, and their {@code jwks.json}. */
public final class Issuer {
    public static final String CLIENT = "web-client";
    public static final String PUBLIC_CLIENT = "public-client";

    private final RSAKey accessKey = key("access-key");
    private final RSAKey identityKey = key("identity-key");
    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile boolean down;

    public Issuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var keys = new JWKSet(List.of(accessKey, identityKey)).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/pool/.well-known/jwks.json", exchange -> {
            fetches.incrementAndGet();
            exchange.sendResponseHeaders(down ? 503 : 200, down ? -1 : keys.length);
            if (!down) {
                exchange.getResponseBody().write(keys);
            }
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/pool";
    }

    public int fetches() {
        return fetches.get();
    }

    public void down(boolean isDown) {
        down = isDown;
    }

    public RSAKey accessKey() {
        return accessKey;
    }

    /** What a user's browser session gets: an access token and an ID token. */
    public record Tokens(String access, String identity) {}

    /** A user who has signed in once; each call makes fresh tokens of the same sign-in. */
    public final class SignIn {
        private final String sub;
        private final String origin = UUID.randomUUID().toString();

        private SignIn(String sub) {
            this.sub = sub;
        }

        public String sub() {
            return sub;
        }

        public Tokens tokens() {
            return new Tokens(access(claims -> claims), identity(claims -> claims));
        }

        public String access(UnaryOperator<JWTClaimsSet.Builder> change) {
            return sign(accessKey, change.apply(accessClaims()).build());
        }

        public String identity(UnaryOperator<JWTClaimsSet.Builder> change) {
            return sign(identityKey, change.apply(identityClaims()).build());
        }

        public JWTClaimsSet.Builder accessClaims() {
            return claims().claim("token_use", "access")
                    .claim("client_id", CLIENT)
                    .claim("username", sub)
                    .claim("scope", "openid email profile orders/read orders/write");
        }

        public JWTClaimsSet.Builder identityClaims() {
            return claims().claim("token_use", "id")
                    .audience(CLIENT)
                    .claim("cognito:username", sub)
                    .claim("cognito:groups", List.of("customers"));
        }

        private JWTClaimsSet.Builder claims() {
            var now = Instant.now();
            return new JWTClaimsSet.Builder()
                    .issuer(url())
                    .subject(sub)
                    .claim("origin_jti", origin)
                    .jwtID(UUID.randomUUID().toString())
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(900)));
        }
    }

    public SignIn signIn() {
        return signIn(UUID.randomUUID().toString());
    }

    public SignIn signIn(String sub) {
        return new SignIn(sub);
    }

    public static String sign(RSAKey key, JWTClaimsSet claims) {
        try {
            return sign(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    new RSASSASigner(key),
                    claims);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String sign(JWSHeader header, JWSSigner signer, JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
