package dev.orders.localcloud.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The functions that the console shows: the application fetches what they have been doing where they run. */
public interface ReadFunctions {

    /** By name. */
    List<Function> functions();

    /**
     * A function.
     *
     * @param variables its environment, as the definitions give it
     * @param runs its last invocations, the newest first
     * @param log the newest lines of its log, the oldest first
     */
    record Function(
            String name,
            String description,
            String handler,
            String runtime,
            String roleArn,
            int memoryMegabytes,
            int timeoutSeconds,
            Map<String, String> variables,
            List<Environment> environments,
            List<Run> runs,
            List<Line> log) {}

    /** @param state {@code STARTING}, {@code IDLE} or {@code BUSY} */
    record Environment(String version, String logStream, String state) {}

    /**
     * An invocation.
     *
     * @param init how long its environment took to start; null when it was warm
     * @param errorType null after success
     */
    record Run(
            Instant at,
            String requestId,
            String version,
            Duration took,
            @Nullable Duration init,
            @Nullable String errorType) {}

    record Line(Instant at, String text) {}
}
