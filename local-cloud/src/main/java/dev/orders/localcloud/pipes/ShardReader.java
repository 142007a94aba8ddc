package dev.orders.localcloud.pipes;

import dev.orders.localcloud.pipes.Checkpoints.Checkpoint;
import dev.orders.localcloud.pipes.Delivery.Condition;
import dev.orders.localcloud.pipes.InputTemplate.UnfitEventException;
import dev.orders.localcloud.pipes.StreamSource.Records;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Carries the records of one shard in their order: a record is not looked at before the one before it is delivered or given
 * up. At least once: the checkpoint comes after the target's answer. One thread calls {@link #step()} over and over and
 * waits in between as long as it says; nothing here waits by itself.
 */
final class ShardReader {

    private final Pipe pipe;
    private final String stream;
    private final String shard;
    private final StreamSource source;
    private final Delivery delivery;
    private final Checkpoints checkpoints;
    private final Health health;
    private final InstantSource clock;

    private final Pace pace = new Pace();
    private final Deque<JsonNode> waiting = new ArrayDeque<>();
    private @Nullable String iterator;
    private boolean ended;
    private boolean finished;
    private @Nullable Batch underway;
    private int failures;

    ShardReader(
            Pipe pipe,
            String stream,
            String shard,
            StreamSource source,
            Delivery delivery,
            Checkpoints checkpoints,
            Health health,
            InstantSource clock) {
        this.pipe = pipe;
        this.stream = stream;
        this.shard = shard;
        this.source = source;
        this.delivery = delivery;
        this.checkpoints = checkpoints;
        this.health = health;
        this.clock = clock;
    }

    /** Whether the shard is closed and everything of it is delivered or given up. */
    boolean isFinished() {
        return finished;
    }

    /** Does the next piece of work, and says how long to wait before the one after it. */
    Duration step() {
        try {
            return underway == null && waiting.isEmpty() ? read() : carry();
        } catch (CallFailedException e) {
            return failed(e);
        }
    }

    private Duration read() {
        if (ended) {
            checkpoints.finish(shard);
            finished = true;
            return Duration.ZERO;
        }
        String from = iterator;
        if (from == null) {
            Checkpoint last = checkpoints.of(shard);
            from = source.iterator(stream, shard, last == null ? null : last.sequenceNumber());
            iterator = from;
        }
        Records read = source.records(stream, from);
        iterator = read.next();
        ended = read.next() == null;
        waiting.addAll(read.records());
        health.reads();
        return read.records().isEmpty() && !ended ? pace.idle() : pace.busy();
    }

    private Duration carry() {
        Batch batch = underway == null ? next() : underway;
        if (batch == null) {
            return Duration.ZERO;
        }
        underway = batch;
        if (isTooOld(batch.first())) {
            giveUp(batch, Condition.MAXIMUM_RECORD_AGE_EXCEEDED);
        } else if (pipe.maximumRetryAttempts() >= 0 && failures > pipe.maximumRetryAttempts()) {
            giveUp(batch, Condition.RETRY_ATTEMPTS_EXHAUSTED);
        } else {
            try {
                delivery.start(batch);
                health.delivered();
            } catch (UnfitEventException e) {
                health.failed(String.valueOf(e.getMessage()));
                giveUp(batch, Condition.RETRY_ATTEMPTS_EXHAUSTED);
            } catch (CallFailedException e) {
                failures += e.isInternal() ? 0 : 1;
                throw e;
            }
        }
        checkpoints.delivered(shard, Batch.sequenceNumber(batch.last()));
        underway = null;
        failures = 0;
        return pace.busy();
    }

    /** The next records that pass the filter, as many as there are and go together; null when none is there. */
    private @Nullable Batch next() {
        List<JsonNode> records = new ArrayList<>();
        while (records.size() < pipe.batchSize() && !waiting.isEmpty()) {
            JsonNode record = waiting.element();
            if (!pipe.filter().passes(record)) {
                if (records.isEmpty()) {
                    checkpoints.passed(shard, Batch.sequenceNumber(record));
                }
            } else if (!records.isEmpty() && isTooOld(records.getFirst()) != isTooOld(record)) {
                break;
            } else {
                records.add(record);
            }
            waiting.remove();
        }
        return records.isEmpty() ? null : new Batch(records);
    }

    private boolean isTooOld(JsonNode record) {
        return pipe.maximumRecordAge() != null
                && Batch.time(record).plus(pipe.maximumRecordAge()).isBefore(clock.instant());
    }

    /** Tried until the queue takes it, so that nothing is lost silently. */
    private void giveUp(Batch batch, Condition condition) {
        delivery.giveUp(batch, stream, shard, condition);
        health.gaveUp(condition, Batch.sequenceNumber(batch.first()));
    }

    private Duration failed(CallFailedException e) {
        if (underway != null) {
            health.failed(e.reason());
            return pace.failed();
        }
        // The iterator may be the cause: expired, or before the oldest record that is there.
        iterator = null;
        Checkpoint last = checkpoints.of(shard);
        if (!e.code().equals("TrimmedDataAccessException")) {
            health.failed(e.reason());
        } else if (last != null && last.sequenceNumber() != null) {
            // All that was read is older than what is left: reading that from its beginning delivers nothing twice.
            health.failed(e.reason());
            checkpoints.begin(shard, null);
        }
        // Otherwise the shard was empty until now: DynamoDB Local's first number is greater than what it had announced.
        return pace.failed();
    }
}
