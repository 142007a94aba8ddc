package dev.orders.localcloud.shards;

import dev.orders.localcloud.definitions.PipesDefinition.StartingPosition;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How a stream is read.
 *
 * @param name of the pipe or mapping, for people
 * @param batchSize records that go together at most
 * @param batchBytes of JSON that go together at most; one longer record goes alone
 * @param window how long a batch that is not full waits for more records
 * @param maximumRetryAttempts after the first one; -1 for no end
 * @param maximumRecordAge null for no end
 * @param bisects whether a batch that fails is split in two
 * @param filter which events the target gets
 */
public record Reading(
        String name,
        StartingPosition startingPosition,
        int batchSize,
        int batchBytes,
        Duration window,
        int maximumRetryAttempts,
        @Nullable Duration maximumRecordAge,
        boolean bisects,
        Predicate<JsonNode> filter,
        Rate rate) {

    /**
     * How often a shard is asked.
     *
     * @param after a read that brought records, at the earliest
     * @param busy while there were records lately
     * @param idle when there were none for {@code untilIdle}
     */
    public record Rate(Duration after, Duration busy, Duration idle, Duration untilIdle) {}
}
