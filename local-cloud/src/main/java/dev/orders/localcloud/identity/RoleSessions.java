package dev.orders.localcloud.identity;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.Decision;
import dev.orders.localcloud.policy.GlobalContext;
import dev.orders.localcloud.policy.PolicyEngine;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.policy.RequestContext;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.IamDecision;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Starts sessions of roles: the one place where temporary credentials come from, and no session without its trust policy. */
final class RoleSessions {

    private final PolicyEngine engine = new PolicyEngine();
    private final Roles roles;
    private final IssuedKeys keys;
    private final AwsAccount account;
    private final InstantSource clock;

    RoleSessions(Roles roles, IssuedKeys keys, AwsAccount account, InstantSource clock) {
        this.roles = roles;
        this.keys = keys;
        this.account = account;
        this.clock = clock;
    }

    Optional<Role> role(String arn) {
        return roles.find(arn);
    }

    /** Credentials; empty when there is no such role or its trust policy does not allow it: nobody is told which. */
    Optional<AccessKey> start(Assumption assumption, Consumer<IamDecision> decisions) {
        return roles.find(assumption.roleArn())
                .filter(role -> trusts(role, assumption, decisions))
                .map(role -> keys.temporary(session(role, assumption), assumption.lifetime()));
    }

    private boolean trusts(Role role, Assumption assumption, Consumer<IamDecision> decisions) {
        RequestContext global = GlobalContext.of(assumption.by(), clock.instant(), null, true, account.region());
        for (AccessRequest request : assumption.requests()) {
            Decision decision = engine.trust(assumption.by(), role.trust(), request, global);
            decisions.accept(new IamDecision(request, decision));
            if (decision instanceof Decision.Denied) {
                return false;
            }
        }
        return true;
    }

    private Principal.RoleSession session(Role role, Assumption assumption) {
        return new Principal.RoleSession(
                account.accountId(),
                role.id(),
                role.name(),
                assumption.sessionName(),
                assumption.tags(),
                assumption.federation());
    }
}
