package dev.orders.localcloud.policy;

import java.util.List;

/**
 * {@code Resource} or {@code NotResource}; case counts.
 *
 * @param everything whether one of them is {@code *}, which is the only one to match a request without a resource
 */
record ResourcePatterns(boolean negated, boolean everything, List<ArnPattern> patterns) {

    /**
     * A pattern whose variable has no value matches nothing. An Allow with {@code NotResource} does not profit from that:
     * what AWS does there is not documented, so the statement does not apply.
     */
    boolean match(Question question, Effect effect) {
        if (everything) {
            return !negated;
        }
        List<String> arn = question.arn();
        for (ArnPattern pattern : patterns) {
            List<Glob> resolved = pattern.resolve(question.keys());
            if (resolved == null) {
                if (negated && effect == Effect.ALLOW) {
                    return false;
                }
            } else if (arn != null && ArnPattern.matches(resolved, arn)) {
                return !negated;
            }
        }
        return negated;
    }
}
