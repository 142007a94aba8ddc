package dev.orders.localcloud.policy;

import java.util.List;

/**
 * One operator over one key: {@code "StringEquals": {"aws:username": ["a", "b"]}}.
 *
 * <p>Two things that AWS does not document are read to the disadvantage of the caller. A plain operator on a key with
 * several values must hold for all of them in an Allow, for one of them in a Deny. A value that the operator cannot read
 * (no number, no address) makes the test fail in an Allow and hold in a Deny.
 *
 * @param key in lower case
 * @param written the key as the policy spells it
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_multi-value-conditions.html">IAM:
 *     several keys or values</a>
 */
record Condition(
        Operator operator,
        Quantifier quantifier,
        boolean ifExists,
        String key,
        String written,
        List<? extends ValuePattern> patterns) {

    /** How many of a key's values must pass. */
    enum Quantifier {
        NONE(""),
        FOR_ALL_VALUES("ForAllValues:"),
        FOR_ANY_VALUE("ForAnyValue:");

        private final String prefix;

        Quantifier(String prefix) {
            this.prefix = prefix;
        }

        String prefix() {
            return prefix;
        }
    }

    boolean holds(Effect effect, Keys keys) {
        List<String> values = keys.values(key);
        if (operator == Operator.NULL) {
            return passes(values == null ? "true" : "false", effect, keys);
        }
        if (values == null) {
            return holdsWithoutKey();
        }
        boolean all =
                quantifier == Quantifier.FOR_ALL_VALUES || (quantifier == Quantifier.NONE && effect == Effect.ALLOW);
        for (String value : values) {
            if (passes(value, effect, keys) != all) {
                return !all;
            }
        }
        return all;
    }

    private boolean holdsWithoutKey() {
        return ifExists
                || switch (quantifier) {
                    case FOR_ALL_VALUES -> true;
                    case FOR_ANY_VALUE -> false;
                    case NONE -> operator.negated();
                };
    }

    private boolean passes(String value, Effect effect, Keys keys) {
        boolean unreadable = false;
        for (ValuePattern pattern : patterns) {
            switch (pattern.match(value, keys)) {
                case YES -> {
                    return !operator.negated();
                }
                case UNREADABLE -> unreadable = true;
                case NO -> {}
            }
        }
        return unreadable ? effect == Effect.DENY : operator.negated();
    }

    /** The operator as the policy spells it. */
    String name() {
        return quantifier.prefix() + operator.spelling() + (ifExists ? "IfExists" : "");
    }
}
