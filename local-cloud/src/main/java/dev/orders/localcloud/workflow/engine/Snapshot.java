package dev.orders.localcloud.workflow.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * An execution between two signals; all there is to know for going on, and nothing of the past.
 *
 * @param lastEvent the id of the newest event
 * @param nextFrame the id of the next branch or item
 * @param deadline when the execution times out; absent when it may take as long as it likes
 * @param frames those that are not done, by id; none once the execution is over
 * @param outcome there exactly when the execution is over
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Snapshot(
        Execution execution,
        long lastEvent,
        int nextFrame,
        @Nullable Instant deadline,
        SortedMap<Integer, Frame> frames,
        @Nullable Outcome outcome) {

    public boolean running() {
        return outcome == null;
    }
}
