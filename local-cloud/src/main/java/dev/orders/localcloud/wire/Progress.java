package dev.orders.localcloud.wire;

import dev.orders.localcloud.policy.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known so far of a call that is under way: it becomes the call's entry in the request log, however it ends. */
final class Progress {

    private final Instant start;
    private final long startNanos = System.nanoTime();
    private final String requestId;
    private final @Nullable String traceId;
    private final List<IamDecision> decisions = new ArrayList<>(2);
    private String service = "unknown";
    private String operation = "";
    private String caller = new Principal.Anonymous().arn();
    private String verification = "unverified";
    private @Nullable String error;

    Progress(Instant start, String requestId, @Nullable String traceId) {
        this.start = start;
        this.requestId = requestId;
        this.traceId = traceId;
    }

    Instant start() {
        return start;
    }

    String requestId() {
        return requestId;
    }

    void addressed(Addressee.Operation to) {
        service = to.service().signingName();
        operation = to.name();
    }

    void verified(String outcome) {
        verification = outcome;
    }

    void calledBy(Principal principal) {
        caller = principal.arn();
    }

    void decided(IamDecision decision) {
        decisions.add(decision);
    }

    void failed(String code) {
        error = code.substring(code.indexOf('#') + 1);
    }

    Hop.SdkCall finished(int status) {
        return new Hop.SdkCall(
                start,
                Duration.ofNanos(System.nanoTime() - startNanos),
                requestId,
                traceId,
                service,
                operation,
                caller,
                verification,
                decisions,
                status,
                error);
    }

    @Override
    public String toString() {
        return service + ":" + operation + " (request " + requestId + ")";
    }
}
