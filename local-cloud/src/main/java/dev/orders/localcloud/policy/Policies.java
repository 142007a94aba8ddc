package dev.orders.localcloud.policy;

import dev.orders.localcloud.policy.PolicyDocument.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The policies that apply to one request.
 *
 * @param identity those of the user or role
 * @param boundary the permissions boundary; null for none
 * @param session those passed when the role was assumed, of which one has to allow; empty for none
 * @param resource the policy of the resource; null for none
 */
public record Policies(
        List<PolicyDocument> identity,
        @Nullable PolicyDocument boundary,
        List<PolicyDocument> session,
        @Nullable PolicyDocument resource) {

    private static final Policies NONE = new Policies(List.of(), null, List.of(), null);

    /** @throws InvalidPolicyException when a policy is not of the kind that its place takes */
    public Policies {
        identity = List.copyOf(identity);
        session = List.copyOf(session);
        identity.forEach(policy -> policy.require(Kind.IDENTITY));
        session.forEach(policy -> policy.require(Kind.IDENTITY));
        if (boundary != null) {
            boundary.require(Kind.IDENTITY);
        }
        if (resource != null) {
            resource.require(Kind.RESOURCE);
        }
    }

    /** No policy at all: nothing is allowed. */
    public static Policies none() {
        return NONE;
    }

    public static Policies identity(List<PolicyDocument> identity) {
        return new Policies(identity, null, List.of(), null);
    }

    public Policies withBoundary(PolicyDocument permissionsBoundary) {
        return new Policies(identity, permissionsBoundary, session, resource);
    }

    public Policies withSession(List<PolicyDocument> sessionPolicies) {
        return new Policies(identity, boundary, sessionPolicies, resource);
    }

    public Policies withResource(PolicyDocument resourcePolicy) {
        return new Policies(identity, boundary, session, resourcePolicy);
    }
}
