package dev.orders.localcloud.policy;

import dev.orders.localcloud.policy.PrincipalPatterns.Standing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of one type of policy that apply to a request. */
final class Findings {

    private final List<StatementMatch> allows = new ArrayList<>(2);
    private final List<StatementMatch> denies = new ArrayList<>(0);
    private Standing standing = Standing.NONE;

    static Findings of(PolicyType type, List<PolicyDocument> policies, Question question) {
        Findings findings = new Findings();
        for (PolicyDocument policy : policies) {
            findings.look(type, policy, question);
        }
        return findings;
    }

    static Findings of(PolicyType type, @Nullable PolicyDocument policy, Question question) {
        Findings findings = new Findings();
        if (policy != null) {
            findings.look(type, policy, question);
        }
        return findings;
    }

    private void look(PolicyType type, PolicyDocument policy, Question question) {
        for (Statement statement : policy.statements()) {
            if (!statement.matches(question)) {
                continue;
            }
            StatementMatch match = StatementMatch.of(type, policy, statement);
            if (statement.effect() == Effect.DENY) {
                denies.add(match);
            } else {
                allows.add(match);
                Standing named = statement.standing(question.principal());
                standing = named.compareTo(standing) > 0 ? named : standing;
            }
        }
    }

    boolean allow() {
        return !allows.isEmpty();
    }

    List<StatementMatch> allows() {
        return allows;
    }

    List<StatementMatch> denies() {
        return denies;
    }

    /** How closely the allowing statements name the principal, at best. */
    Standing standing() {
        return standing;
    }
}
