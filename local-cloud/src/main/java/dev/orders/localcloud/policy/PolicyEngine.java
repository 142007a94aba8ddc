package dev.orders.localcloud.policy;

import dev.orders.localcloud.policy.Decision.Allowed;
import dev.orders.localcloud.policy.Decision.Denied;
import dev.orders.localcloud.policy.PolicyDocument.Kind;
import dev.orders.localcloud.policy.PrincipalPatterns.Standing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides as IAM does within one account: identity-based or resource-based policy, and permissions boundary, and session
 * policy must allow; a deny anywhere wins. Stateless and safe to share.
 *
 * <p>Where the documentation leaves the outcome open, the narrower one is taken: a resource-based policy that names only
 * the caller's account does not grant by itself, it leaves the grant to an identity-based policy.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">IAM: policy
 *     evaluation logic</a>
 */
public final class PolicyEngine {

    /** @param global what every request has, of {@link GlobalContext}; its keys win over the request's own */
    public Decision decide(Principal principal, Policies policies, AccessRequest request, RequestContext global) {
        Question question = Question.of(principal, request, global);
        boolean hasIdentity = principal instanceof Principal.User || principal instanceof Principal.RoleSession;
        List<PolicyDocument> own = hasIdentity ? policies.identity() : List.of();
        Findings identity = Findings.of(PolicyType.IDENTITY, own, question);
        Findings resource = Findings.of(PolicyType.RESOURCE, policies.resource(), question);
        Findings boundary = Findings.of(PolicyType.BOUNDARY, policies.boundary(), question);
        Findings session = Findings.of(PolicyType.SESSION, policies.session(), question);

        List<StatementMatch> denies = all(identity.denies(), resource.denies(), boundary.denies(), session.denies());
        if (!denies.isEmpty()) {
            return explicit(question, denies);
        }
        if (resource.standing() == Standing.EXACT) {
            return new Allowed(resource.allows());
        }
        if (!identity.allow() && resource.standing() != Standing.BROAD) {
            return hasIdentity
                    ? implicit(question, PolicyType.IDENTITY, own)
                    : implicit(question, PolicyType.RESOURCE, listOf(policies.resource()));
        }
        PolicyDocument limit = policies.boundary();
        if (limit != null && !boundary.allow()) {
            return implicit(question, PolicyType.BOUNDARY, List.of(limit));
        }
        if (!policies.session().isEmpty() && !session.allow()) {
            return implicit(question, PolicyType.SESSION, policies.session());
        }
        return new Allowed(all(identity.allows(), resource.allows(), boundary.allows(), session.allows()));
    }

    /**
     * Decides whether a role's trust policy lets the principal do this (such as {@code sts:AssumeRole}) to the role. Only
     * the trust policy is asked, and it must allow: here an identity-based policy is no substitute. Where it names only the
     * caller's account, the caller needs an identity-based policy too, which {@link #decide} answers.
     *
     * @throws InvalidPolicyException when the policy is no trust policy
     */
    public Decision trust(Principal principal, PolicyDocument trust, AccessRequest request, RequestContext context) {
        Question question = Question.of(principal, request, context);
        Findings findings = Findings.of(PolicyType.RESOURCE, trust.require(Kind.TRUST), question);
        if (!findings.denies().isEmpty()) {
            return explicit(question, findings.denies());
        }
        return findings.allow()
                ? new Allowed(findings.allows())
                : implicit(question, PolicyType.RESOURCE, List.of(trust));
    }

    private static Denied explicit(Question question, List<StatementMatch> denies) {
        return new Denied(Denied.Kind.EXPLICIT, denies.getFirst().type(), question.action(), denies, List.of());
    }

    private static Denied implicit(Question question, PolicyType type, List<PolicyDocument> policies) {
        return new Denied(
                Denied.Kind.IMPLICIT, type, question.action(), List.of(), Explanation.of(type, policies, question));
    }

    private static List<PolicyDocument> listOf(@Nullable PolicyDocument policy) {
        return policy == null ? List.of() : List.of(policy);
    }

    @SafeVarargs
    private static List<StatementMatch> all(List<StatementMatch>... lists) {
        List<StatementMatch> all = new ArrayList<>();
        for (List<StatementMatch> list : lists) {
            all.addAll(list);
        }
        return all;
    }
}
