package dev.orders.localcloud.workflow.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the state of a frame waits for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "for")
public sealed interface Waiting {

    /**
     * The answer of a call, then, when it was submitted, the token or the job.
     *
     * @param arguments there until the call is answered, so that it can be repeated after a crash
     * @param job what the call answered that started a job; absent without one
     */
    record Answer(
            boolean submitted,
            @Nullable JsonNode arguments,
            @Nullable String taskToken,
            @Nullable Instant timeout,
            @Nullable Long heartbeatSeconds,
            @Nullable Instant heartbeat,
            @Nullable JsonNode job)
            implements Waiting {

        /** The same, once the call was answered. */
        Answer submitted(@Nullable JsonNode started) {
            return new Answer(true, null, taskToken, timeout, heartbeatSeconds, heartbeat, started);
        }

        Answer beating(Instant next) {
            return new Answer(submitted, arguments, taskToken, timeout, heartbeatSeconds, next, job);
        }

        @Override
        public String toString() {
            return "Answer[submitted=%s, timeout=%s, heartbeat=%s]".formatted(submitted, timeout, heartbeat);
        }
    }

    /** The end of a Wait state. */
    record Until(Instant at) implements Waiting {}

    /** The next attempt. */
    record Retry(Instant at) implements Waiting {}

    /**
     * Branches or items.
     *
     * @param items of a Map; a Parallel has its arguments in every branch
     * @param next the first that was not started yet
     * @param results by index, of those that are done
     */
    record Children(
            @Nullable JsonNode items,
            JsonNode input,
            int count,
            int next,
            int concurrency,
            SortedMap<Integer, JsonNode> results)
            implements Waiting {}

    /** Nothing: the step was cut here. */
    record Turn() implements Waiting {}
}
