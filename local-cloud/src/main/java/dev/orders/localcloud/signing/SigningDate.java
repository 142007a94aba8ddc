package dev.orders.localcloud.signing;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The time format of {@code X-Amz-Date}, and the window around now that it has to lie in. */
final class SigningDate {

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private SigningDate() {}

    static @Nullable Instant parse(String date) {
        try {
            return LocalDateTime.parse(date, BASIC).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException notBasicFormat) {
            return null;
        }
    }

    static @Nullable String outsideWindow(Instant signedAt, Instant now, Duration window) {
        Instant earliest = now.minus(window);
        Instant latest = now.plus(window);
        if (signedAt.isBefore(earliest)) {
            return "Signature expired: %s is now earlier than %s (%s - %d min.)"
                    .formatted(text(signedAt), text(earliest), text(now), window.toMinutes());
        }
        if (signedAt.isAfter(latest)) {
            return "Signature not yet current: %s is still later than %s (%s + %d min.)"
                    .formatted(text(signedAt), text(latest), text(now), window.toMinutes());
        }
        return null;
    }

    private static String text(Instant instant) {
        return BASIC.format(instant);
    }
}
