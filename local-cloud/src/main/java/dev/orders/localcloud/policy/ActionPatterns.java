package dev.orders.localcloud.policy;

import java.util.List;

/**
 * {@code Action} or {@code NotAction}. Case is ignored.
 *
 * @param patterns in lower case
 */
record ActionPatterns(boolean negated, List<Glob> patterns) {

    boolean match(Question question) {
        for (Glob pattern : patterns) {
            if (pattern.matches(question.lowerCaseAction())) {
                return !negated;
            }
        }
        return negated;
    }
}
