package dev.orders.telemetry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log that sending fails, and that it works again: once each time that it changes, not with each attempt. */
final class Health {
    /** A stream that takes some calls and refuses others is not well yet. */
    private static final Duration WELL_AFTER = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(KinesisTelemetry.class);

    private final String stream;
    private @Nullable String complaint;
    private @Nullable Long wellSince;

    Health(String stream) {
        this.stream = stream;
    }

    /** @param cause a code or a class: nothing of what was sent */
    void fails(String cause) {
        wellSince = null;
        if (!cause.equals(complaint)) {
            complaint = cause;
            log.warn("Telemetry can't be put into {}: {}. It is kept and tried again.", stream, cause);
        }
    }

    void works(long now) {
        if (wellSince == null) {
            wellSince = now;
        }
        if (complaint != null && now - wellSince >= WELL_AFTER.toNanos()) {
            complaint = null;
            log.info("Telemetry is put into {} again.", stream);
        }
    }

    void lost(Object totals) {
        log.warn("Telemetry was lost; since the start: {}", totals);
    }
}
