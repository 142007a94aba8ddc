package dev.orders.web.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** How far back the page looks; up to three hours the API answers by minute, beyond by hour. */
enum Range {
    HOUR("1h", Duration.ofHours(1), ChronoUnit.MINUTES),
    THREE_HOURS("3h", Duration.ofHours(3), ChronoUnit.MINUTES),
    DAY("24h", Duration.ofHours(24), ChronoUnit.HOURS),
    WEEK("7d", Duration.ofDays(7), ChronoUnit.HOURS);

    private final String id;
    private final Duration length;
    private final ChronoUnit slot;

    Range(String id, Duration length, ChronoUnit slot) {
        this.id = id;
        this.length = length;
        this.slot = slot;
    }

    /** As addresses and message keys spell it. */
    public String id() {
        return id;
    }

    /** {@code minute} or {@code hour}, as message keys spell it. */
    public String slot() {
        return slot == ChronoUnit.MINUTES ? "minute" : "hour";
    }

    static Optional<Range> of(String id) {
        return Arrays.stream(values()).filter(range -> range.id.equals(id)).findFirst();
    }

    /** The begin of the first slot, so that the slot which now is in is the last one. */
    Instant from(Instant now) {
        return now.truncatedTo(slot).plus(slot.getDuration()).minus(length);
    }

    Duration step() {
        return slot.getDuration();
    }
}
