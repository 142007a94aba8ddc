package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.TokenSource;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Task tokens: the execution, frame and attempt that wait, sealed with HMAC-SHA256 under a random key that is kept with the
 * executions. So a token survives a restart without being stored, the same attempt has the same token when its call is
 * repeated after a crash, and nobody can make one, or turn one into another's.
 */
public final class Tokens implements TokenSource {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 32;
    private static final int LONGEST = 2048;

    private final SecretKeySpec key;

    /** Who waits for a token. */
    public record Waiter(String executionArn, long startMillis, int frame, int attempt) {}

    public Tokens(StateStore store) {
        StateMap<byte[]> secrets = store.map("workflow/secrets");
        byte[] random = new byte[MAC_BYTES];
        new SecureRandom().nextBytes(random);
        byte[] kept = secrets.putIfAbsent("task-tokens", random);
        this.key = new SecretKeySpec(kept == null ? random : kept, ALGORITHM);
    }

    @Override
    public String token(Execution execution, int frame, int attempt) {
        byte[] arn = execution.arn().getBytes(StandardCharsets.UTF_8);
        byte[] waiter = ByteBuffer.allocate(Long.BYTES + 2 * Integer.BYTES + arn.length)
                .putLong(execution.startTime().toEpochMilli())
                .putInt(frame)
                .putInt(attempt)
                .put(arn)
                .array();
        byte[] token = ByteBuffer.allocate(MAC_BYTES + waiter.length)
                .put(seal(waiter))
                .put(waiter)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** Who waits for it; empty for a token that this cloud never gave out. */
    public Optional<Waiter> read(String token) {
        byte[] bytes;
        try {
            bytes = token.length() > LONGEST
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length <= MAC_BYTES + Long.BYTES + 2 * Integer.BYTES) {
            return Optional.empty();
        }
        byte[] waiter = Arrays.copyOfRange(bytes, MAC_BYTES, bytes.length);
        if (!MessageDigest.isEqual(seal(waiter), Arrays.copyOf(bytes, MAC_BYTES))) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(waiter);
        long start = fields.getLong();
        int frame = fields.getInt();
        int attempt = fields.getInt();
        String arn = StandardCharsets.UTF_8.decode(fields).toString();
        return Optional.of(new Waiter(arn, start, frame, attempt));
    }

    private byte[] seal(byte[] waiter) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(waiter);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
