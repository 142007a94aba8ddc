package dev.orders.localcloud.policy;

import java.util.ArrayList;
import java.util.List;

/** Finds, once a request is denied, the statements that nearly allowed it and what kept them from it. */
final class Explanation {

    private Explanation() {}

    static List<NearMiss> of(PolicyType type, List<PolicyDocument> policies, Question question) {
        List<NearMiss> misses = new ArrayList<>();
        for (PolicyDocument policy : policies) {
            for (Statement statement : policy.statements()) {
                if (statement.effect() == Effect.ALLOW && statement.covers(question)) {
                    look(StatementMatch.of(type, policy, statement), statement, question, misses);
                }
            }
        }
        return misses;
    }

    private static void look(StatementMatch match, Statement statement, Question question, List<NearMiss> misses) {
        Keys keys = question.keys();
        ResourcePatterns resources = statement.resources();
        if (resources != null && !resources.match(question, statement.effect())) {
            for (ArnPattern pattern : resources.patterns()) {
                String key = pattern.template().missing(keys);
                if (key != null) {
                    misses.add(new NearMiss(match, "Resource", key, List.of(pattern.toString()), List.of()));
                }
            }
            return;
        }
        for (Condition condition : statement.conditions()) {
            if (!condition.holds(statement.effect(), keys)) {
                List<String> seen = keys.values(condition.key());
                List<String> wanted =
                        condition.patterns().stream().map(Object::toString).toList();
                misses.add(new NearMiss(
                        match, condition.name(), condition.written(), wanted, seen == null ? List.of() : seen));
            }
        }
    }
}
