package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.shards.ShardRecord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened in one shard since the start. Guarded by its {@link MappingProgress}. */
final class ShardProgress {

    Duration behind = Duration.ZERO;
    /** When the first record came of the batch that does not get through. */
    @Nullable
    Instant waiting;

    @Nullable
    String problem;

    @Nullable
    ShardRecord done;

    @Nullable
    Instant doneAt;

    long batches;
    long records;
    long failures;
    long letters;
    long givenUp;

    EventSourceMappings.ShardStatus status(String id, Instant now) {
        ShardRecord last = done;
        Duration age = waiting == null ? behind : Duration.between(waiting, now);
        return new EventSourceMappings.ShardStatus(
                id,
                age,
                problem,
                last == null ? null : last.sequenceNumber(),
                doneAt,
                batches,
                records,
                failures,
                letters,
                givenUp);
    }
}
