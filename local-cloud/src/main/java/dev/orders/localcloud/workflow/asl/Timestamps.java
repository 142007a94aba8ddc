package dev.orders.localcloud.workflow.asl;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Timestamps of the states language: RFC 3339 with {@code T} and an offset or {@code Z}. */
public final class Timestamps {

    private Timestamps() {}

    public static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException malformed) {
            return Optional.empty();
        }
    }
}
