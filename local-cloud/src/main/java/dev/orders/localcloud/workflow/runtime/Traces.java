package dev.orders.localcloud.workflow.runtime;

import dev.orders.localcloud.workflow.engine.Execution;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The trace that an execution's calls belong to: the same before and after a restart.
 *
 * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">X-Ray:
 *     tracing header</a>
 */
public final class Traces {

    private static final int ID_BYTES = 12;

    private Traces() {}

    public static String header(Execution execution) {
        return "Root=1-%08x-%s"
                .formatted(
                        execution.startTime().getEpochSecond(),
                        HexFormat.of().formatHex(hash(execution.arn()), 0, ID_BYTES));
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
