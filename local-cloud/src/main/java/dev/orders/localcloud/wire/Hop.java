package dev.orders.localcloud.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component's part in the way of a request, as the console shows it. Hops of one request share their trace id. No hop
 * holds a body, a token or a secret.
 */
public sealed interface Hop {

    /** When the component took the request on. */
    Instant time();

    /** How long it kept it. */
    Duration took();

    String requestId();

    /** The {@code X-Amzn-Trace-Id} header; null when the caller sent none. */
    @Nullable
    String traceId();

    /** Whom IAM saw: an ARN, or {@code anonymous}. */
    String caller();

    /** Every question to IAM and its answer, in the order they were asked. */
    List<IamDecision> decisions();

    int status();

    /** The error's name; null when there was none. */
    @Nullable
    String error();

    /**
     * A call of an SDK operation.
     *
     * @param service the signing name; {@code unknown} when no service was found
     * @param operation empty when the request names none
     * @param verification {@code signed} with the key's id, {@code unsigned}, {@code refused} with the reason, or
     *     {@code service} where an AWS service assumes a role, which needs no key
     */
    record SdkCall(
            Instant time,
            Duration took,
            String requestId,
            @Nullable String traceId,
            String service,
            String operation,
            String caller,
            String verification,
            List<IamDecision> decisions,
            int status,
            @Nullable String error)
            implements Hop {
        public SdkCall {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * A request to the API.
     *
     * @param path without the query, which may hold what nobody should see
     * @param steps what the gateway did, such as {@code authorizer: allowed} and {@code integration: http_proxy}
     */
    record ApiRequest(
            Instant time,
            Duration took,
            String requestId,
            @Nullable String traceId,
            String method,
            String path,
            String caller,
            List<String> steps,
            List<IamDecision> decisions,
            int status,
            @Nullable String error)
            implements Hop {
        public ApiRequest {
            steps = List.copyOf(steps);
            decisions = List.copyOf(decisions);
        }
    }
}
