package dev.orders.localcloud.console;

import dev.orders.localcloud.wire.Hop;
import dev.orders.localcloud.wire.IamDecision;
import java.util.Set;

/** How a hop ended. */
enum Outcome {
    OK,
    /** Somebody was not allowed to: by IAM, by the authorizer or because of the signature. */
    DENIED,
    /** The caller's fault. */
    REJECTED,
    FAULT;

    /** Refusals that services answer with status 400. */
    private static final Set<String> REFUSALS =
            Set.of("AccessDenied", "AccessDeniedException", "NotAuthorizedException");

    static Outcome of(Hop hop) {
        if (isDenied(hop)) {
            return DENIED;
        }
        if (hop.status() >= 500) {
            return FAULT;
        }
        return hop.status() >= 400 ? REJECTED : OK;
    }

    private static boolean isDenied(Hop hop) {
        String error = hop.error();
        return hop.status() == 401
                || hop.status() == 403
                || (error != null && REFUSALS.contains(error))
                || (hop instanceof Hop.SdkCall call && call.verification().startsWith("refused"))
                || !hop.decisions().stream().allMatch(IamDecision::allowed);
    }
}
