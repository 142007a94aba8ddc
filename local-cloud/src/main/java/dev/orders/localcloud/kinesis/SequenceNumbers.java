package dev.orders.localcloud.kinesis;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.zip.CRC32;

/**
 * The sequence numbers of one shard: 56 digits, as AWS's have, and opaque to clients. Behind the leading digits stands the
 * record's order, which is its arrival in nanoseconds since the epoch, made to grow with every record; then what tells the
 * stream and the shard, so that another's numbers are noticed.
 *
 * @param tail stream and shard in 35 digits
 */
record SequenceNumbers(String tail) {

    private static final String HEAD = "49";
    private static final int ORDER_DIGITS = 19;
    private static final long NANOS_IN_MILLI = 1_000_000;

    static SequenceNumbers of(String stream, int shard) {
        CRC32 name = new CRC32();
        name.update(stream.getBytes(StandardCharsets.UTF_8));
        return new SequenceNumbers("%023d%012d".formatted(name.getValue(), shard));
    }

    /** The lowest order of a record that arrives at that time. */
    static long earliest(Instant arrival) {
        return Math.max(0, arrival.toEpochMilli()) * NANOS_IN_MILLI;
    }

    /** When the record of that order arrived, in milliseconds, as Kinesis tells it. */
    static Instant arrival(long order) {
        return Instant.ofEpochMilli(order / NANOS_IN_MILLI);
    }

    /** The order with leading zeros: texts sort as their orders do. */
    static String padded(long order) {
        String digits = Long.toString(order);
        return "0".repeat(ORDER_DIGITS - digits.length()) + digits;
    }

    String text(long order) {
        return HEAD + padded(order) + tail;
    }

    /** The order that a sequence number of this shard holds; empty for another shard's or for none. */
    OptionalLong order(String text) {
        int end = HEAD.length() + ORDER_DIGITS;
        if (text.length() != end + tail.length() || !text.startsWith(HEAD) || !text.endsWith(tail)) {
            return OptionalLong.empty();
        }
        String digits = text.substring(HEAD.length(), end);
        boolean number =
                digits.chars().allMatch(c -> c >= '0' && c <= '9') && digits.compareTo(padded(Long.MAX_VALUE)) <= 0;
        return number ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }
}
