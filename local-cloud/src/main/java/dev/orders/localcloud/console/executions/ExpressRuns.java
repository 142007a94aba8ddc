package dev.orders.localcloud.console.executions;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Express executions that are over; no API tells of them, so the application fetches them where they end. */
public interface ExpressRuns {

    /** The newest first. */
    List<Run> newest();

    /**
     * An execution, without its data.
     *
     * @param status such as {@code SUCCEEDED}
     * @param error null when there is none; so is {@code cause}
     */
    record Run(
            String machine,
            String name,
            String status,
            Instant started,
            Duration took,
            @Nullable String error,
            @Nullable String cause) {}
}
