package dev.orders.localcloud.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A user pool as far as its tokens go: keys on the wire, tokens as Cognito writes them. */
final class TestIssuer implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger fetches = new AtomicInteger();
    private volatile List<RSAKey> published;
    private volatile int status = 200;
    final RSAKey key = newKey("key-1");

    TestIssuer() {
        published = List.of(key);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/eu-west-1_Pool/.well-known/jwks.json", exchange -> {
            fetches.incrementAndGet();
            byte[] keys = new JWKSet(List.copyOf(published))
                    .toPublicJWKSet()
                    .toString()
                    .getBytes();
            exchange.sendResponseHeaders(status, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/eu-west-1_Pool";
    }

    int fetches() {
        return fetches.get();
    }

    void publish(RSAKey... keys) {
        published = List.of(keys);
    }

    void answerKeysWith(int newStatus) {
        status = newStatus;
    }

    String accessToken(String scope) {
        return accessToken(claims -> claims.claim("scope", scope));
    }

    String accessToken(UnaryOperator<JWTClaimsSet.Builder> detail) {
        return signed(
                key,
                claims -> detail.apply(claims.claim("token_use", "access")
                        .claim("client_id", "web")
                        .claim("scope", "openid orders/read orders/write")));
    }

    String idToken() {
        return signed(key, claims -> claims.claim("token_use", "id").audience("web"));
    }

    String signed(RSAKey by, UnaryOperator<JWTClaimsSet.Builder> detail) {
        return signed(
                by,
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(by.getKeyID()).build(),
                detail);
    }

    String signed(RSAKey by, JWSHeader header, UnaryOperator<JWTClaimsSet.Builder> detail) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject("11111111-2222-3333-4444-555555555555")
                .issuer(issuer())
                .claim("username", "customer1")
                .claim("cognito:groups", List.of("customers", "approvers"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
        SignedJWT token = new SignedJWT(header, detail.apply(claims).build());
        try {
            token.sign(new RSASSASigner(by));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
