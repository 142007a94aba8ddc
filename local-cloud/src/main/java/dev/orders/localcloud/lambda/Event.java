package dev.orders.localcloud.lambda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a handler.
 *
 * @param functionArn as the caller named the function, with its qualifier
 * @param deadline when its time is over
 * @param traceId the X-Ray trace header
 * @param clientContext JSON; null when the caller sent none
 */
record Event(
        String requestId,
        String functionArn,
        Instant deadline,
        String traceId,
        @Nullable String clientContext,
        byte[] payload) {}
