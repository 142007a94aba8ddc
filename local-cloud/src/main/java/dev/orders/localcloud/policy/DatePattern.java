package dev.orders.localcloud.policy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * A value of a date operator: a W3C date with or without time, or seconds since 1970. Four digits alone could be either
 * and are refused.
 */
record DatePattern(Instant expected, IntPredicate order) implements ValuePattern {

    private static final Pattern SECONDS = Pattern.compile("\\d{5,11}");

    static Operator.Reader comparing(IntPredicate order) {
        return (text, variables) -> {
            try {
                return new DatePattern(read(text), order);
            } catch (DateTimeException unreadable) {
                throw new IllegalArgumentException(text + " is no date (such as 2026-01-31T12:00:00Z)", unreadable);
            }
        };
    }

    @Override
    public Match match(String value, Keys keys) {
        try {
            return Match.of(order.test(read(value).compareTo(expected)));
        } catch (DateTimeException unreadable) {
            return Match.UNREADABLE;
        }
    }

    private static Instant read(String text) {
        if (SECONDS.matcher(text).matches()) {
            return Instant.ofEpochSecond(Long.parseLong(text));
        }
        return text.indexOf('T') < 0
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : OffsetDateTime.parse(text).toInstant();
    }

    @Override
    public String toString() {
        return expected.toString();
    }
}
