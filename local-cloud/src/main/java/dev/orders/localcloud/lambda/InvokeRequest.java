package dev.orders.localcloud.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a function to be invoked with.
 *
 * @param functionArn as the function was named, with its qualifier
 * @param traceId the X-Ray trace header
 * @param clientContext JSON; null when there is none
 * @param payload JSON; nothing is an empty object
 */
record InvokeRequest(
        String requestId,
        String functionArn,
        String traceId,
        @Nullable String clientContext,
        byte[] payload) {

    InvokeRequest {
        payload = payload.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : payload;
    }

    static InvokeRequest of(String functionArn, byte[] payload, Instant now) {
        return new InvokeRequest(UUID.randomUUID().toString(), functionArn, newTrace(now), null, payload);
    }

    /** A trace of its own, for what comes in none. */
    static String newTrace(Instant now) {
        byte[] random = new byte[12];
        ThreadLocalRandom.current().nextBytes(random);
        return "Root=1-%08x-%s;Sampled=0"
                .formatted(now.getEpochSecond(), HexFormat.of().formatHex(random));
    }

    Event event(Instant deadline) {
        return new Event(requestId, functionArn, deadline, traceId, clientContext, payload);
    }
}
