package dev.orders.localcloud.lambda;

import dev.orders.localcloud.definitions.FunctionsDefinition.Function;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function and what it has been doing, for whoever looks after it.
 *
 * @param environments its JVMs, the oldest first
 * @param runs the newest first; bounded
 * @param log the newest lines of its log, the oldest first; bounded
 */
public record FunctionReport(
        Function function,
        String arn,
        String roleArn,
        List<Environment> environments,
        List<Run> runs,
        List<LogLine> log) {

    /** @param state {@code STARTING}, {@code IDLE} or {@code BUSY} */
    public record Environment(String version, String logStream, String state) {}

    /**
     * One invocation.
     *
     * @param took the handler's time
     * @param init how long its environment took to start; null when it was warm
     * @param errorType null after success
     */
    public record Run(
            Instant at,
            String requestId,
            String version,
            Duration took,
            @Nullable Duration init,
            @Nullable String errorType) {}

    public record LogLine(Instant at, String text) {}
}
