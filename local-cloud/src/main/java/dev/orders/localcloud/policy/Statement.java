package dev.orders.localcloud.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement, ready to be compared.
 *
 * @param name its {@code Sid}, or its place in the document
 * @param resources null in a trust policy, which is attached to its resource
 * @param principals null in an identity-based policy, which is attached to its principal
 */
record Statement(
        String name,
        Effect effect,
        ActionPatterns actions,
        @Nullable ResourcePatterns resources,
        @Nullable PrincipalPatterns principals,
        List<Condition> conditions) {

    PrincipalPatterns.Standing standing(Principal principal) {
        return principals == null ? PrincipalPatterns.Standing.EXACT : principals.standing(principal);
    }

    boolean matches(Question question) {
        return covers(question) && (resources == null || resources.match(question, effect)) && holds(question);
    }

    /** Whether action and principal fit; resource and conditions not looked at. */
    boolean covers(Question question) {
        return actions.match(question) && standing(question.principal()) != PrincipalPatterns.Standing.NONE;
    }

    private boolean holds(Question question) {
        for (Condition condition : conditions) {
            if (!condition.holds(effect, question.keys())) {
                return false;
            }
        }
        return true;
    }
}
