package dev.orders.localcloud.identity;

import dev.orders.localcloud.policy.Policies;
import dev.orders.localcloud.policy.PolicyDocument;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.wire.AwsAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account's IAM users with their policies, read once at start. */
public final class Users {

    private final Map<Principal.User, Policies> policies = new HashMap<>();

    /** @throws dev.orders.localcloud.policy.InvalidPolicyException for a policy that is none of a user */
    Users(List<IamUser> users, AwsAccount account) {
        for (IamUser user : users) {
            String arn = "arn:aws:iam::%s:user/%s".formatted(account.accountId(), user.name());
            policies.put(
                    new Principal.User(account.accountId(), Identifiers.userId(arn), user.name()),
                    Policies.identity(user.policies().entrySet().stream()
                            .map(policy -> PolicyDocument.parse(policy.getKey(), policy.getValue()))
                            .toList()));
        }
    }

    /** The user as IAM sees it when it calls. */
    public Principal.User named(String name) {
        return policies.keySet().stream()
                .filter(user -> user.userName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no user '" + name + "'"));
    }

    Policies of(Principal.User user) {
        return policies.getOrDefault(user, Policies.none());
    }

    Optional<Policies> attachedTo(String arn) {
        return policies.entrySet().stream()
                .filter(user -> user.getKey().arn().equals(arn))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
