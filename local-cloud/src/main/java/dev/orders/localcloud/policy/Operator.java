package dev.orders.localcloud.policy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The condition operators.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">IAM:
 *     condition operators</a>
 */
enum Operator {
    STRING_EQUALS("StringEquals", false, TextPattern::equal),
    STRING_NOT_EQUALS("StringNotEquals", true, TextPattern::equal),
    STRING_EQUALS_IGNORE_CASE("StringEqualsIgnoreCase", false, TextPattern::equalIgnoringCase),
    STRING_NOT_EQUALS_IGNORE_CASE("StringNotEqualsIgnoreCase", true, TextPattern::equalIgnoringCase),
    STRING_LIKE("StringLike", false, TextPattern::like),
    STRING_NOT_LIKE("StringNotLike", true, TextPattern::like),
    NUMERIC_EQUALS("NumericEquals", false, NumberPattern.comparing(order -> order == 0)),
    NUMERIC_NOT_EQUALS("NumericNotEquals", true, NumberPattern.comparing(order -> order == 0)),
    NUMERIC_LESS_THAN("NumericLessThan", false, NumberPattern.comparing(order -> order < 0)),
    NUMERIC_LESS_THAN_EQUALS("NumericLessThanEquals", false, NumberPattern.comparing(order -> order <= 0)),
    NUMERIC_GREATER_THAN("NumericGreaterThan", false, NumberPattern.comparing(order -> order > 0)),
    NUMERIC_GREATER_THAN_EQUALS("NumericGreaterThanEquals", false, NumberPattern.comparing(order -> order >= 0)),
    DATE_EQUALS("DateEquals", false, DatePattern.comparing(order -> order == 0)),
    DATE_NOT_EQUALS("DateNotEquals", true, DatePattern.comparing(order -> order == 0)),
    DATE_LESS_THAN("DateLessThan", false, DatePattern.comparing(order -> order < 0)),
    DATE_LESS_THAN_EQUALS("DateLessThanEquals", false, DatePattern.comparing(order -> order <= 0)),
    DATE_GREATER_THAN("DateGreaterThan", false, DatePattern.comparing(order -> order > 0)),
    DATE_GREATER_THAN_EQUALS("DateGreaterThanEquals", false, DatePattern.comparing(order -> order >= 0)),
    BOOL("Bool", false, BooleanPattern::of),
    NULL("Null", false, BooleanPattern::of),
    BINARY_EQUALS("BinaryEquals", false, BinaryPattern::of),
    IP_ADDRESS("IpAddress", false, AddressPattern::of),
    NOT_IP_ADDRESS("NotIpAddress", true, AddressPattern::of),
    ARN_EQUALS("ArnEquals", false, ArnValuePattern::of),
    ARN_LIKE("ArnLike", false, ArnValuePattern::of),
    ARN_NOT_EQUALS("ArnNotEquals", true, ArnValuePattern::of),
    ARN_NOT_LIKE("ArnNotLike", true, ArnValuePattern::of);

    /** Reads one value of a policy; throws IllegalArgumentException when it is none that the operator takes. */
    interface Reader {
        ValuePattern read(String text, boolean variables);
    }

    private static final Map<String, Operator> BY_SPELLING =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operator::spelling, operator -> operator));

    private final String spelling;
    private final boolean negated;
    private final Reader reader;

    Operator(String spelling, boolean negated, Reader reader) {
        this.spelling = spelling;
        this.negated = negated;
        this.reader = reader;
    }

    static Optional<Operator> named(String spelling) {
        return Optional.ofNullable(BY_SPELLING.get(spelling));
    }

    String spelling() {
        return spelling;
    }

    /** Whether several values mean "none of them" and an absent key passes. */
    boolean negated() {
        return negated;
    }

    ValuePattern read(String text, boolean variables) {
        return reader.read(text, variables);
    }
}
