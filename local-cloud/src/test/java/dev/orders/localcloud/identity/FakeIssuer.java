package dev.orders.localcloud.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** A user pool as far as an identity pool looks at one: keys behind HTTP, and ID tokens, good ones and forged. */
final class FakeIssuer implements AutoCloseable {

    static final String ISSUER = "http://localhost:4566/eu-west-1_orders";
    static final String CUSTOMER_ROLE = "arn:aws:iam::123456789012:role/orders-local-customer";
    static final String APPROVER_ROLE = "arn:aws:iam::123456789012:role/orders-local-approver";

    private final RSAKey key = newKey();
    private final HttpServer server;

    FakeIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/jwks.json", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    URI jwks() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/jwks.json");
    }

    String token(String subject) {
        return token(subject, claims -> claims);
    }

    String token(String subject, UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(change.apply(claims(subject)).build(), key, key.getKeyID());
    }

    /** With a key of somebody else's under the issuer's key id. */
    String forged(String subject) {
        return signed(claims(subject).build(), newKey(), key.getKeyID());
    }

    /** Of an issuer's key that nobody has published. */
    String ofUnknownKey(String subject) {
        return signed(claims(subject).build(), newKey(), "unpublished");
    }

    String unsigned(String subject) {
        return new PlainJWT(claims(subject).build()).serialize();
    }

    /** HS256 with the text of the public key as its secret. */
    String confused(String subject) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims(subject).build());
            jwt.sign(new MACSigner(key.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static JWTClaimsSet.Builder claims(String subject) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(subject)
                .audience("web-client")
                .expirationTime(Date.from(Instant.now().plusSeconds(900)))
                .claim("token_use", "id")
                .claim("cognito:groups", List.of("customers"))
                .claim("cognito:roles", List.of(CUSTOMER_ROLE))
                .claim("cognito:preferred_role", CUSTOMER_ROLE);
    }

    private static String signed(JWTClaimsSet claims, RSAKey key, String keyId) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
