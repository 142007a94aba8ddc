package dev.orders.functions.rollup.counting;

import java.math.BigInteger;

/**
 * Where a record stands in its shard. Numbers have up to 129 digits, so they are compared as numbers and kept as the texts that
 * they are.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_Record.html">Record</a>
 */
public record SequenceNumber(String text, BigInteger value) implements Comparable<SequenceNumber> {

    private static final int MAX_DIGITS = 129;

    /** @throws IllegalArgumentException when the text is no sequence number */
    public static SequenceNumber of(String text) {
        if (text.isEmpty()
                || text.length() > MAX_DIGITS
                || !text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            throw new IllegalArgumentException("not a sequence number: " + text);
        }
        return new SequenceNumber(text, new BigInteger(text));
    }

    public boolean isAfter(SequenceNumber other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(SequenceNumber other) {
        return value.compareTo(other.value);
    }
}
