package dev.orders.localcloud.workflow.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happened outside. One that is for an attempt that is over changes nothing, so a signal may be delivered again
 * after a crash.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "signal")
public sealed interface Signal {

    /** The call answered; a task that waits for a token or a job is submitted now, any other has its result. */
    record CallAnswered(int frame, int attempt, JsonNode output) implements Signal {}

    /** The call was refused or failed. */
    record CallFailed(int frame, int attempt, String error, String cause) implements Signal {}

    /** The task token came back ({@code SendTaskSuccess}) or the job ended well. */
    record TaskSucceeded(int frame, int attempt, JsonNode output) implements Signal {}

    /** {@code SendTaskFailure}, or the job failed. Error and cause are optional there. */
    record TaskFailed(
            int frame,
            int attempt,
            @Nullable String error,
            @Nullable String cause) implements Signal {}

    /** {@code SendTaskHeartbeat}. */
    record TaskHeartbeat(int frame, int attempt) implements Signal {}

    /** The instant of a timer has come; one that fires early changes nothing. */
    record TimerFired(int frame, int attempt, Effect.Timer.Kind kind) implements Signal {}

    /** {@code StopExecution}. */
    record Stopped(@Nullable String error, @Nullable String cause) implements Signal {}
}
