package dev.orders.localcloud.policy;

import java.math.BigDecimal;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** A value of a numeric operator: a whole or decimal number. */
record NumberPattern(BigDecimal expected, IntPredicate order) implements ValuePattern {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,64}(\\.\\d{1,64})?");

    static Operator.Reader comparing(IntPredicate order) {
        return (text, variables) -> {
            if (!NUMBER.matcher(text).matches()) {
                throw new IllegalArgumentException(text + " is no number");
            }
            return new NumberPattern(new BigDecimal(text), order);
        };
    }

    @Override
    public Match match(String value, Keys keys) {
        if (!NUMBER.matcher(value).matches()) {
            return Match.UNREADABLE;
        }
        return Match.of(order.test(new BigDecimal(value).compareTo(expected)));
    }

    @Override
    public String toString() {
        return expected.toPlainString();
    }
}
