package dev.orders.localcloud.workflow.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How an execution ended.
 *
 * @param output there exactly when it succeeded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Outcome(
        Status status,
        @Nullable JsonNode output,
        @Nullable String error,
        @Nullable String cause) {

    /** The final statuses of {@code DescribeExecution}. */
    public enum Status {
        SUCCEEDED,
        FAILED,
        TIMED_OUT,
        ABORTED
    }
}
