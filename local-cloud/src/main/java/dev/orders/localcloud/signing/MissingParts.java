package dev.orders.localcloud.signing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** AWS's words for an {@code Authorization} header that lacks parts; of the header itself they hold only a hash. */
final class MissingParts {

    private MissingParts() {}

    static String of(Authorization authorization, @Nullable String date, String header) {
        StringBuilder text = new StringBuilder();
        require(text, authorization.credential(), "Credential");
        require(text, authorization.signature(), "Signature");
        require(text, authorization.signedHeaders(), "SignedHeaders");
        if (date == null) {
            text.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        return text + "(Hashed with SHA-256 and encoded with Base64) Authorization=" + hashed(header);
    }

    private static void require(StringBuilder text, @Nullable String part, String name) {
        if (part == null) {
            text.append("Authorization header requires '%s' parameter. ".formatted(name));
        }
    }

    private static String hashed(String header) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(header.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
