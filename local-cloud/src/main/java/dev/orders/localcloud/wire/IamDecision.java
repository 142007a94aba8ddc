package dev.orders.localcloud.wire;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.Decision;

/** A question to IAM and its answer, which holds the statements that decided. */
public record IamDecision(AccessRequest request, Decision decision) {

    public boolean allowed() {
        return decision instanceof Decision.Allowed;
    }
}
