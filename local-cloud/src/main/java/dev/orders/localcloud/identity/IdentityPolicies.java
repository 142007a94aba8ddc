package dev.orders.localcloud.identity;

import dev.orders.localcloud.policy.AttachedPolicies;
import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.wire.PolicySource;
import java.util.Optional;

/** Where the policies of whoever calls, or is asked about, come from: the account's roles and users. */
record IdentityPolicies(Roles roles, Users users) implements PolicySource, AttachedPolicies {

    @Override
    public Policies of(Principal principal) {
        return principal instanceof Principal.User user ? users.of(user) : roles.of(principal);
    }

    @Override
    public Optional<Policies> attachedTo(String principalArn) {
        return roles.attachedTo(principalArn).or(() -> users.attachedTo(principalArn));
    }
}
