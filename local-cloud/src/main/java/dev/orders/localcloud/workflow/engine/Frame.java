package dev.orders.localcloud.workflow.engine;

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
 * @param previousEvent the last event of this line
 */
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
        long previousEvent,
        Waiting waiting) {}
