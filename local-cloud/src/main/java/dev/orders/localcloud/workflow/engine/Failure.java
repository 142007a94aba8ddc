package dev.orders.localcloud.workflow.engine;

import dev.orders.localcloud.workflow.asl.ErrorHandler;
import org.jspecify.annotations.Nullable;

/**
 * An error of a state, on its way to a retrier or a catcher.
 *
 * @param heartbeat a missed heartbeat is a {@code States.Timeout} in the history and has a name of its own besides
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html">Error names</a>
 */
record Failure(@Nullable String error, @Nullable String cause, boolean heartbeat) {

    static final String RUNTIME = "States.Runtime";
    static final String DATA_LIMIT = "States.DataLimitExceeded";
    static final String QUERY = "States.QueryEvaluationError";
    static final String TIMEOUT = "States.Timeout";

    static Failure of(@Nullable String error, @Nullable String cause) {
        return new Failure(error, cause, false);
    }

    /** An execution that fails with it is over, whatever handles errors. */
    boolean fatal() {
        return RUNTIME.equals(error);
    }

    boolean matches(ErrorHandler handler) {
        return handler.errorEquals().stream().anyMatch(this::matches);
    }

    private boolean matches(String name) {
        boolean wild = !fatal() && !DATA_LIMIT.equals(error);
        return switch (name) {
            case "States.ALL" -> wild;
            case "States.TaskFailed" -> wild && !TIMEOUT.equals(error);
            case "States.HeartbeatTimeout" -> heartbeat || name.equals(error);
            default -> name.equals(error);
        };
    }
}
