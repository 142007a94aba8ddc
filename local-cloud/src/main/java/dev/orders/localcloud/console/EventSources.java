package dev.orders.localcloud.console;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The event source mappings that the console shows: which function reads which stream, and how far it has come. */
public interface EventSources {

    List<EventSource> all();

    /**
     * A mapping since the start.
     *
     * @param failures name of the queue that hears of what was given up
     * @param lastResult as AWS words it; begins with {@code PROBLEM} as long as there is one
     */
    record EventSource(
            String uuid, String function, String stream, String failures, String lastResult, List<Shard> shards) {}

    /**
     * One shard of it.
     *
     * @param age of the oldest record that the function is not done with; zero when there is none
     * @param problem why it does not get on; null when it does
     * @param lastDone sequence number of the last record that it is done with; null when there is none
     * @param failed invocations
     * @param givenUp records that went to the queue
     */
    record Shard(
            String id,
            Duration age,
            @Nullable String problem,
            @Nullable String lastDone,
            long records,
            long batches,
            long failed,
            long givenUp) {}
}
