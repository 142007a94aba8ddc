package dev.orders.localcloud.gateway;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What names a request in logs: ids, not secrets.
 *
 * @param extendedRequestId {@code x-amz-apigw-id}
 * @param trace {@code X-Amzn-Trace-Id} as the backend gets it
 * @see <a href="https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-tracingheader">Tracing header</a>
 */
record RequestIds(String requestId, String extendedRequestId, String trace) {

    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern ROOT = Pattern.compile("Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;[\\x21-\\x7e]{0,200})?");

    /** @param sentTrace the client's tracing header: its root is kept when it is one */
    static RequestIds create(Instant time, @Nullable String sentTrace) {
        byte[] random = new byte[23];
        ThreadLocalRandom.current().nextBytes(random);
        String extended = Base64.getEncoder().encodeToString(Arrays.copyOf(random, 11));
        String trace = sentTrace != null && ROOT.matcher(sentTrace).matches()
                ? sentTrace
                : "Root=1-" + HEX.toHexDigits((int) time.getEpochSecond()) + "-" + HEX.formatHex(random, 11, 23);
        return new RequestIds(UUID.randomUUID().toString(), extended, trace);
    }
}
