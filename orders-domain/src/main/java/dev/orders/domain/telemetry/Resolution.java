package dev.orders.domain.telemetry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * How much time one row covers. The key of a row says what is counted and when: its bucket is a series and a longer time, so
 * that one query reads as many rows as a chart has points; its slot is the time that the row covers. Times are UTC.
 */
public enum Resolution {
    /** Rows of a minute, in buckets of an hour. */
    MINUTE(ChronoUnit.MINUTES, "uuuu-MM-dd'T'HH:mm", ChronoUnit.HOURS, "uuuu-MM-dd'T'HH", Duration.ofDays(35)),
    /** Rows of an hour, in buckets of a day. */
    HOUR(ChronoUnit.HOURS, "uuuu-MM-dd'T'HH", ChronoUnit.DAYS, "uuuu-MM-dd", Duration.ofDays(400));

    private final ChronoUnit slot;
    private final DateTimeFormatter slotFormat;
    private final ChronoUnit bucket;
    private final DateTimeFormatter bucketFormat;
    private final Duration kept;

    Resolution(ChronoUnit slot, String slotFormat, ChronoUnit bucket, String bucketFormat, Duration kept) {
        this.slot = slot;
        this.slotFormat = DateTimeFormatter.ofPattern(slotFormat).withZone(ZoneOffset.UTC);
        this.bucket = bucket;
        this.bucketFormat = DateTimeFormatter.ofPattern(bucketFormat).withZone(ZoneOffset.UTC);
        this.kept = kept;
    }

    /** How much time a row covers. */
    public Duration slotDuration() {
        return slot.getDuration();
    }

    /** How much time a bucket covers. */
    public Duration bucketDuration() {
        return bucket.getDuration();
    }

    /** For how long after its slot began a row is there. */
    public Duration kept() {
        return kept;
    }

    /** When the slot of a time begins. */
    public Instant slotStart(Instant time) {
        return time.truncatedTo(slot);
    }

    /**
     * When a slot begins.
     *
     * @param slot as {@link #slot(Instant)} names it
     * @throws DateTimeException when it names none
     */
    public Instant slotStart(String slot) {
        return Instant.parse(slot + (this == MINUTE ? ":00Z" : ":00:00Z"));
    }

    /** When the bucket of a time begins. */
    public Instant bucketStart(Instant time) {
        return time.truncatedTo(bucket);
    }

    /** Partition key of the row that a time is counted in, such as {@code orders#2026-11-23T14}. */
    public String bucket(Series series, Instant time) {
        return series.id() + "#" + bucketFormat.format(time);
    }

    /** Sort key of the row that a time is counted in, such as {@code 2026-11-23T14:05}. */
    public String slot(Instant time) {
        return slotFormat.format(time);
    }
}
