package dev.orders.localcloud.workflow.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.orders.localcloud.workflow.asl.TaskResource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the runtime is to do once the step is on disk. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "effect")
public sealed interface Effect {

    /**
     * Call the resource, then send {@link Signal.CallAnswered} or {@link Signal.CallFailed} with this frame and attempt.
     *
     * @param taskToken there exactly when the task waits for a token: it leads {@code SendTask*} to frame and attempt
     */
    record Call(
            int frame,
            int attempt,
            String state,
            TaskResource resource,
            JsonNode arguments,
            @Nullable String taskToken) implements Effect {
        @Override
        public String toString() {
            return "Call[frame=%d, attempt=%d, state=%s, resource=%s]".formatted(frame, attempt, state, resource.arn());
        }
    }

    /** Send {@link Signal.TimerFired} with the same frame, attempt and kind at that instant or later. */
    record Timer(int frame, int attempt, Kind kind, Instant at) implements Effect {

        /** What a timer is for. */
        public enum Kind {
            WAIT,
            RETRY,
            TASK_TIMEOUT,
            HEARTBEAT,
            EXECUTION_TIMEOUT,
            /** The step was cut after many transitions: go on at once, after the journal has this much. */
            CONTINUE
        }
    }

    /**
     * Await the end of a job, then send {@link Signal.TaskSucceeded} or {@link Signal.TaskFailed} with this frame and
     * attempt.
     *
     * @param job what the call answered that started it
     */
    record Follow(int frame, int attempt, TaskResource resource, JsonNode job) implements Effect {
        @Override
        public String toString() {
            return "Follow[frame=%d, attempt=%d, resource=%s]".formatted(frame, attempt, resource.arn());
        }
    }

    /** Nobody waits for the job any more that this attempt started: stop it. */
    record StopJob(int frame, int attempt, TaskResource resource, JsonNode job) implements Effect {
        @Override
        public String toString() {
            return "StopJob[frame=%d, attempt=%d, resource=%s]".formatted(frame, attempt, resource.arn());
        }
    }

    /** The execution is over. */
    record Ended(Outcome outcome) implements Effect {}
}
