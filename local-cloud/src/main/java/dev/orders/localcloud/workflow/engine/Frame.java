package dev.orders.localcloud.workflow.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where one line of an execution is: the machine's own (frame 0), a branch of a Parallel or an item of a Map.
 *
 * @param parent the frame whose state started this one; absent for frame 0
 * @param index which branch or item this is
 * @param attempt counts what this frame has waited for; only signals with this number count
 * @param retryCount how often the present state was tried again
 * @param retries the same for each of its retriers
 * @param enteredEvent the event with which the present state was entered
 * @param previousEvent the last event of this line
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Frame(
        int id,
        @Nullable Integer parent,
        int index,
        String state,
        JsonNode input,
        Map<String, JsonNode> variables,
        Instant enteredTime,
        int attempt,
        int retryCount,
        List<Integer> retries,
        long enteredEvent,
        long previousEvent,
        Waiting waiting) {

    /** On its way into a state. */
    Frame to(String next, JsonNode data) {
        return new Frame(
                id,
                parent,
                index,
                next,
                data,
                variables,
                enteredTime,
                attempt,
                0,
                List.of(),
                enteredEvent,
                previousEvent,
                new Waiting.Turn());
    }

    Frame entered(long event, Instant now) {
        return new Frame(
                id, parent, index, state, input, variables, now, attempt, retryCount, retries, event, event, waiting);
    }

    Frame after(long event) {
        return new Frame(
                id,
                parent,
                index,
                state,
                input,
                variables,
                enteredTime,
                attempt,
                retryCount,
                retries,
                enteredEvent,
                event,
                waiting);
    }

    Frame knowing(Map<String, JsonNode> more) {
        return new Frame(
                id,
                parent,
                index,
                state,
                input,
                more,
                enteredTime,
                attempt,
                retryCount,
                retries,
                enteredEvent,
                previousEvent,
                waiting);
    }

    /** Waits for something new, so that signals for what it waited for before count no more. */
    Frame waitingFor(Waiting next) {
        return new Frame(
                id,
                parent,
                index,
                state,
                input,
                variables,
                enteredTime,
                attempt + 1,
                retryCount,
                retries,
                enteredEvent,
                previousEvent,
                next);
    }

    /** Waits on for the same. */
    Frame still(Waiting same) {
        return new Frame(
                id,
                parent,
                index,
                state,
                input,
                variables,
                enteredTime,
                attempt,
                retryCount,
                retries,
                enteredEvent,
                previousEvent,
                same);
    }

    Frame retrying(List<Integer> counters) {
        return new Frame(
                id,
                parent,
                index,
                state,
                input,
                variables,
                enteredTime,
                attempt,
                retryCount + 1,
                counters,
                enteredEvent,
                previousEvent,
                waiting);
    }
}
