package dev.orders.localcloud.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a developer reads them. */
final class Times {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private Times() {}

    static String clock(Instant time, ZoneId zone) {
        return CLOCK.format(time.atZone(zone));
    }

    static String duration(Duration took) {
        double millis = took.toNanos() / 1e6;
        if (millis >= 1000) {
            return "%.2f s".formatted(millis / 1000);
        }
        return millis >= 10 ? "%.0f ms".formatted(millis) : "%.1f ms".formatted(millis);
    }
}
