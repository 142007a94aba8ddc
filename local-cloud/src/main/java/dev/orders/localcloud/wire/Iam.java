package dev.orders.localcloud.wire;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.Decision;
import dev.orders.localcloud.policy.GlobalContext;
import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.PolicyEngine;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.policy.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks the policy engine what a caller's policies say. */
final class Iam {

    private final PolicyEngine engine = new PolicyEngine();
    private final PolicySource policies;
    private final AwsAccount account;

    Iam(PolicySource policies, AwsAccount account) {
        this.policies = policies;
        this.account = account;
    }

    /**
     * Decides the requests one by one and stops at the first that is denied.
     *
     * @return the denial in AWS's words; null when all are allowed
     */
    @Nullable
    String firstDenial(
            Principal caller,
            List<AccessRequest> requests,
            Instant now,
            @Nullable String sourceIp,
            Consumer<IamDecision> record) {
        Policies callers = policies.of(caller);
        // AWS takes these calls over TLS only; on a laptop the loopback stands for it.
        RequestContext global = GlobalContext.of(caller, now, sourceIp, true, account.region());
        for (AccessRequest request : requests) {
            Decision decision = engine.decide(caller, callers, request, global);
            record.accept(new IamDecision(request, decision));
            if (decision instanceof Decision.Denied denied) {
                return denied.message(caller, request);
            }
        }
        return null;
    }
}
