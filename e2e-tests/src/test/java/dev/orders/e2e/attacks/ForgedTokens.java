package dev.orders.e2e.attacks;

import dev.orders.e2e.client.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tokens that nobody issued, made of ones that were (RFC 8725 names the classics). */
final class ForgedTokens {

    private static final KeyPair ATTACKERS_KEY = rsaKey();

    private ForgedTokens() {}

    /** {@code alg: none}, and no signature. */
    static String unsigned(String token) {
        ObjectNode header = header(token);
        header.put("alg", "none");
        return base64(header.toString()) + "." + token.split("\\.")[1] + ".";
    }

    /** HS256 with the issuer's public RSA key as the secret. */
    static String signedWithThePublicKey(String token, String issuer) {
        ObjectNode header = header(token);
        header.put("alg", "HS256");
        String content = base64(header.toString()) + "." + token.split("\\.")[1];
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    publicKey(issuer, header.get("kid").asString()).getEncoded(), "HmacSHA256"));
            return content + "." + base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changed claims under the original signature. */
    static String tampered(String token, UnaryOperator<ObjectNode> change) {
        String[] parts = token.split("\\.");
        return parts[0] + "." + base64(change.apply(claims(token)).toString()) + "." + parts[2];
    }

    /** Changed claims, signed with a key of the attacker's under the issuer's key id. */
    static String selfSigned(String token, UnaryOperator<ObjectNode> change) {
        String content =
                token.split("\\.")[0] + "." + base64(change.apply(claims(token)).toString());
        return content + "." + sign(content);
    }

    /** Signed with a key of the attacker's that the header itself brings along. */
    static String withItsOwnKey(String token) {
        ObjectNode header = header(token);
        var key = (java.security.interfaces.RSAPublicKey) ATTACKERS_KEY.getPublic();
        header.putObject("jwk")
                .put("kty", "RSA")
                .put("n", base64(key.getModulus().toByteArray()))
                .put("e", base64(key.getPublicExponent().toByteArray()));
        header.put("jku", "http://localhost:1/jwks.json");
        String content = base64(header.toString()) + "." + token.split("\\.")[1];
        return content + "." + sign(content);
    }

    private static String sign(String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(ATTACKERS_KEY.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PublicKey publicKey(String issuer, String kid) throws GeneralSecurityException {
        try (var in = URI.create(issuer + "/.well-known/jwks.json").toURL().openStream()) {
            for (JsonNode key : JsonMapper.shared().readTree(in).get("keys")) {
                if (key.get("kid").asString().equals(kid)) {
                    return KeyFactory.getInstance("RSA")
                            .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("the issuer has no key " + kid);
    }

    private static BigInteger number(JsonNode key, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.get(member).asString()));
    }

    private static ObjectNode header(String token) {
        return (ObjectNode) Tokens.part(token, 0);
    }

    private static ObjectNode claims(String token) {
        return (ObjectNode) Tokens.claims(token);
    }

    private static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair rsaKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
