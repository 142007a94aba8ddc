package dev.orders.localcloud.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

/**
 * Ids and secrets in the shapes that AWS gives them.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html">IAM identifiers</a>
 */
final class Identifiers {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Identifiers() {}

    /** An access key's id: {@code ASIA} for temporary keys, {@code AKIA} for long-term ones, and 16 characters. */
    static String accessKeyId(String prefix) {
        return prefix + base32(random(16));
    }

    /** A role's id: the same after every start. */
    static String roleId(String arn) {
        return "AROA" + base32(Arrays.copyOf(sha256(arn), 17));
    }

    /** A user's id: the same after every start. */
    static String userId(String arn) {
        return "AIDA" + base32(Arrays.copyOf(sha256(arn), 17));
    }

    static String secretAccessKey() {
        return Base64.getEncoder().encodeToString(random(30));
    }

    /** An opaque token: nobody can make one that another holds. */
    static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(96));
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte b : bytes) {
            text.append(BASE32.charAt(b & 31));
        }
        return text.toString();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
