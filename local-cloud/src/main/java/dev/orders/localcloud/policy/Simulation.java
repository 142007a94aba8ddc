package dev.orders.localcloud.policy;

import dev.orders.localcloud.policy.Decision.Allowed;
import dev.orders.localcloud.policy.Decision.Denied;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tries policies on requests that nobody makes: IAM's policy simulation without its wire.
 *
 * <p>The principal only decides how a resource-based policy names it: unlike in a real request, its keys are in the
 * context only where the caller of the simulation puts them there.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html">IAM:
 *     SimulateCustomPolicy</a>
 */
public final class Simulation {

    private final PolicyEngine engine = new PolicyEngine();
    private final Principal principal;
    private final Policies policies;
    private final RequestContext context;
    private final List<String> missing;

    public Simulation(Principal principal, Policies policies, RequestContext context) {
        this.principal = principal;
        this.policies = policies;
        this.context = context;
        this.missing = missing(all(policies), context);
    }

    /**
     * What came out for one action on one resource.
     *
     * @param missingContextKeys what the policies look at and the simulation was not given
     * @param allowedByBoundary null where there is no permissions boundary
     */
    public record Result(
            String action,
            String resource,
            Outcome outcome,
            List<MatchedStatement> matched,
            List<String> missingContextKeys,
            @Nullable Boolean allowedByBoundary) {}

    /** The three answers, as IAM spells them. */
    public enum Outcome {
        ALLOWED("allowed"),
        EXPLICIT_DENY("explicitDeny"),
        IMPLICIT_DENY("implicitDeny");

        private final String spelling;

        Outcome(String spelling) {
            this.spelling = spelling;
        }

        public String spelling() {
            return spelling;
        }
    }

    /**
     * A statement that decided, found by where it stands in its policy's text.
     *
     * @param policy the policy's name, such as {@code PolicyInputList.1}
     */
    public record MatchedStatement(PolicyType type, String policy, Span span) {}

    /** From a statement's opening brace to just behind its closing one; lines and columns count from 1. */
    public record Span(int startLine, int startColumn, int endLine, int endColumn) {}

    /** Tries one action on one resource. */
    public Result run(String action, String resource) {
        AccessRequest request = new AccessRequest(action, resource);
        Decision decision = engine.decide(principal, policies, request, context);
        Outcome outcome = switch (decision) {
            case Allowed allowed -> Outcome.ALLOWED;
            case Denied denied -> denied.kind() == Denied.Kind.EXPLICIT ? Outcome.EXPLICIT_DENY : Outcome.IMPLICIT_DENY;
        };
        List<MatchedStatement> matched =
                decision.matches().stream().map(this::matched).toList();
        return new Result(request.action(), request.resource(), outcome, matched, missing, boundaryAllows(request));
    }

    private MatchedStatement matched(StatementMatch match) {
        PolicyDocument policy = all(policies).stream()
                .filter(candidate -> candidate.name().equals(match.policy()))
                .findFirst()
                .orElseThrow();
        return new MatchedStatement(match.type(), policy.name(), StatementSpans.find(policy, match.statement()));
    }

    private static List<String> missing(List<PolicyDocument> policies, RequestContext context) {
        TreeSet<String> missing = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        policies.forEach(policy -> missing.addAll(policy.contextKeys()));
        missing.removeIf(key -> context.values(key) != null);
        return List.copyOf(missing);
    }

    private @Nullable Boolean boundaryAllows(AccessRequest request) {
        PolicyDocument boundary = policies.boundary();
        return boundary == null
                ? null
                : engine.decide(principal, Policies.identity(List.of(boundary)), request, context) instanceof Allowed;
    }

    private static List<PolicyDocument> all(Policies policies) {
        List<PolicyDocument> all = new ArrayList<>(policies.identity());
        all.addAll(policies.session());
        if (policies.boundary() != null) {
            all.add(policies.boundary());
        }
        if (policies.resource() != null) {
            all.add(policies.resource());
        }
        return all;
    }
}
