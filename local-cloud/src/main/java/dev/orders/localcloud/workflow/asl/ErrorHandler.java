package dev.orders.localcloud.workflow.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a state does about an error that one of its names matches. */
public sealed interface ErrorHandler {

    List<String> errorEquals();

    /**
     * @param maxDelaySeconds no bound when absent
     * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Error handling</a>
     */
    record Retrier(
            List<String> errorEquals,
            long intervalSeconds,
            long maxAttempts,
            double backoffRate,
            @Nullable Long maxDelaySeconds,
            boolean fullJitter)
            implements ErrorHandler {}

    /** Goes on in another state, with the error as its input unless {@code output} says otherwise. */
    record Catcher(
            List<String> errorEquals,
            String next,
            @Nullable Template output,
            @Nullable Template assign) implements ErrorHandler {}
}
