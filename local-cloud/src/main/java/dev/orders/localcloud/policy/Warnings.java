package dev.orders.localcloud.policy;

import dev.orders.localcloud.policy.Condition.Quantifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is legal in a policy and rarely meant: conditions that a missing key passes, and operators whose number of values
 * does not fit the key's, where AWS's behaviour is not documented.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html">IAM:
 *     single-valued and multivalued keys</a>
 */
final class Warnings {

    private Warnings() {}

    static List<String> of(String policy, List<Statement> statements) {
        List<String> warnings = new ArrayList<>();
        for (Statement statement : statements) {
            for (Condition condition : statement.conditions()) {
                String warning = warning(statement, condition);
                if (warning != null) {
                    warnings.add(policy + "/" + statement.name() + ": " + condition.name() + " on "
                            + condition.written() + " " + warning);
                }
            }
        }
        return List.copyOf(warnings);
    }

    private static @Nullable String warning(Statement statement, Condition condition) {
        boolean set = condition.quantifier() != Quantifier.NONE;
        if (condition.operator() == Operator.NULL) {
            return null;
        }
        if (ConditionKeys.isMultivalued(condition.key()) && !set) {
            return "compares a key of several values: use ForAllValues or ForAnyValue";
        }
        if (ConditionKeys.isSingleValued(condition.key()) && set) {
            return "compares a key of one value: use the plain operator";
        }
        if (statement.effect() == Effect.ALLOW
                && condition.quantifier() == Quantifier.FOR_ALL_VALUES
                && !guarded(statement, condition.key())) {
            return "allows a request that does not carry the key: add \"Null\": {\"" + condition.written()
                    + "\": \"false\"}";
        }
        return null;
    }

    /** Whether {@code Null} or a test that an absent key fails stands beside it. */
    private static boolean guarded(Statement statement, String key) {
        return statement.conditions().stream()
                .filter(other -> other.key().equals(key) && other.quantifier() != Quantifier.FOR_ALL_VALUES)
                .anyMatch(other -> !other.holds(statement.effect(), Keys.NONE));
    }
}
