package dev.orders.localcloud.identity;

import java.util.Map;

/**
 * An IAM user that is there from the start.
 *
 * @param policies what decisions call a policy, and its text
 */
public record IamUser(String name, Map<String, String> policies) {
    public IamUser {
        policies = Map.copyOf(policies);
    }
}
