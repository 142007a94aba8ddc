package dev.orders.functions.rollup.counting;

import dev.orders.domain.telemetry.Resolution;
import dev.orders.domain.telemetry.Series;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The row of a series and a slot. */
public record RowKey(Series series, Resolution resolution, Instant slot) {

    /** The rows that something is counted in. */
    static List<RowKey> of(Increment increment) {
        return Stream.of(Resolution.values())
                .map(resolution -> new RowKey(increment.series(), resolution, resolution.slotStart(increment.at())))
                .toList();
    }

    public String bucket() {
        return resolution.bucket(series, slot);
    }

    public String minute() {
        return resolution.slot(slot);
    }

    /** When nobody asks for it any more. */
    public Instant expiresAt() {
        return slot.plus(resolution.kept());
    }
}
