package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.shards.Batch;
import dev.orders.localcloud.shards.CallFailedException;
import dev.orders.localcloud.shards.GivenUp;
import dev.orders.localcloud.shards.Progress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a mapping is doing, since the start: of all its shards, and in one line as {@code LastProcessingResult} says it. A
 * problem of one shard shows as long as it lasts, whatever goes well in others; it is logged when it changes and not at
 * each attempt.
 */
final class MappingProgress implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(MappingProgress.class);

    private final String function;
    private final InstantSource clock;
    private final TreeMap<String, ShardProgress> shards = new TreeMap<>();
    private @Nullable String problem;

    MappingProgress(String function, InstantSource clock) {
        this.function = function;
        this.clock = clock;
    }

    /** AWS's words. */
    synchronized String lastProcessingResult() {
        String found = problem != null
                ? problem
                : shards.values().stream()
                        .map(shard -> shard.problem)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (found != null) {
            return "PROBLEM: " + found;
        }
        return shards.values().stream().anyMatch(shard -> shard.batches > 0) ? "OK" : "No records processed";
    }

    synchronized List<EventSourceMappings.ShardStatus> shards() {
        return shards.entrySet().stream()
                .map(shard -> shard.getValue().status(shard.getKey(), clock.instant()))
                .toList();
    }

    @Override
    public synchronized void reads(String shard, @Nullable Duration behind) {
        problem = null;
        ShardProgress found = shard(shard);
        found.problem = null;
        found.behind = behind == null ? Duration.ZERO : behind;
    }

    @Override
    public synchronized void delivered(Batch batch) {
        ShardProgress shard = shard(batch.shard());
        shard.problem = null;
        shard.waiting = null;
        shard.batches++;
        shard.records += batch.records().size();
        shard.done = batch.last();
        shard.doneAt = clock.instant();
    }

    @Override
    public synchronized void failed(Batch batch, String reason) {
        ShardProgress shard = shard(batch.shard());
        shard.failures++;
        shard.waiting = batch.first().time();
        become(shard, batch.shard(), reason);
    }

    @Override
    public synchronized void refused(@Nullable String shard, CallFailedException refusal) {
        String reason = refusal.code().equals("AccessDeniedException") ? refusal.detail() : refusal.reason();
        if (shard != null) {
            // The stream was found, or nobody would read a shard of it.
            problem = null;
            become(shard(shard), shard, reason);
        } else {
            nothing(reason);
        }
    }

    @Override
    public synchronized void nothing(String reason) {
        if (!reason.equals(problem)) {
            LOG.warn("The event source of function {} can't be read, tried again: {}", function, reason);
        }
        problem = reason;
    }

    @Override
    public synchronized void gaveUp(GivenUp givenUp) {
        Batch batch = givenUp.batch();
        LOG.warn(
                "The event source of function {} gave up {} records of {} from {} on: {}",
                function,
                batch.records().size(),
                batch.shard(),
                batch.first().sequenceNumber(),
                givenUp.condition().text());
        ShardProgress shard = shard(batch.shard());
        shard.waiting = null;
        shard.letters++;
        shard.givenUp += batch.records().size();
    }

    private void become(ShardProgress shard, String id, String reason) {
        if (!reason.equals(shard.problem)) {
            LOG.warn("Function {} does not get on with {}, tried again: {}", function, id, reason);
        }
        shard.problem = reason;
    }

    private ShardProgress shard(String id) {
        return shards.computeIfAbsent(id, added -> new ShardProgress());
    }
}
