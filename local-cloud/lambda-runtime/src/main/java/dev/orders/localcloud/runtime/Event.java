package dev.orders.localcloud.runtime;

import org.jspecify.annotations.Nullable;

/**
 * One event as the Runtime API gives it.
 *
 * @param deadlineMillis when the function runs out of time, in milliseconds of the Unix epoch
 * @param traceId the X-Ray trace header; null when there is none
 * @param clientContext JSON that the caller sent with the event; null when it sent none
 */
record Event(
        String requestId,
        long deadlineMillis,
        String functionArn,
        @Nullable String traceId,
        @Nullable String clientContext,
        byte[] payload) {}
