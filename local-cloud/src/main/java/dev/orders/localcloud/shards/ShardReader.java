package dev.orders.localcloud.shards;

import dev.orders.localcloud.shards.GivenUp.Condition;
import dev.orders.localcloud.shards.StreamSource.Page;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries the records of one shard in their order: a record is not looked at before the one before it is delivered or given
 * up. At least once: the checkpoint comes after the target's answer. One thread calls {@link #step()} over and over and
 * waits in between as long as it says; nothing here waits by itself.
 */
final class ShardReader {

    private final Reading reading;
    private final String stream;
    private final String shard;
    private final StreamSource source;
    private final Target target;
    private final Checkpoints checkpoints;
    private final Progress progress;
    private final InstantSource clock;

    private final Pace pace;
    private final Gathering gathering;
    /** The batch on its way, in one piece or more. */
    private final Deque<Piece> underway = new ArrayDeque<>();

    private @Nullable String iterator;
    private Instant nextRead = Instant.EPOCH;
    private boolean ended;
    private boolean finished;

    ShardReader(
            Reading reading,
            String stream,
            String shard,
            StreamSource source,
            Target target,
            Checkpoints checkpoints,
            Progress progress,
            InstantSource clock) {
        this.reading = reading;
        this.stream = stream;
        this.shard = shard;
        this.source = source;
        this.target = target;
        this.checkpoints = checkpoints;
        this.progress = progress;
        this.clock = clock;
        this.pace = new Pace(reading.rate());
        this.gathering = new Gathering(reading, record -> checkpoints.passed(shard, record.sequenceNumber()));
    }

    String shard() {
        return shard;
    }

    /** Whether the shard is closed and everything of it is delivered or given up. */
    boolean isFinished() {
        return finished;
    }

    /** Does the next piece of work, and says how long to wait before the one after it. */
    Duration step() {
        try {
            if (underway.isEmpty()) {
                List<ShardRecord> next = gathering.next(clock.instant(), ended);
                if (next == null) {
                    return read();
                }
                underway.add(new Piece(new Batch(stream, shard, next)));
            }
            return carry(underway.element());
        } catch (CallFailedException e) {
            return refused(e);
        }
    }

    private Duration read() {
        if (ended) {
            checkpoints.finish(shard);
            finished = true;
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        Duration early = Duration.between(now, nextRead);
        // A clock that was set back must not hold it up.
        if (early.isPositive() && early.compareTo(reading.rate().after()) <= 0) {
            return gathering.untilWindowEnd(now, early);
        }
        nextRead = now.plus(reading.rate().after());
        String from = iterator;
        if (from == null) {
            from = source.iterator(stream, shard, position());
            iterator = from;
        }
        Page page = source.records(stream, shard, from);
        iterator = page.next();
        ended = page.next() == null;
        gathering.add(page.records());
        progress.reads(shard, page.behind());
        if (page.records().isEmpty() && !ended) {
            return gathering.untilWindowEnd(now, pace.idle());
        }
        pace.busy();
        return Duration.ZERO;
    }

    /** Behind what is gathered already, which no checkpoint tells of before it is delivered. */
    private Position position() {
        ShardRecord last = gathering.last();
        return last == null ? checkpoints.position(shard) : new Position.After(last.sequenceNumber());
    }

    private Duration carry(Piece piece) {
        Batch batch = piece.batch();
        int tooOld = tooOld(batch);
        if (tooOld > 0) {
            giveUp(new GivenUp(batch.before(tooOld), Condition.MAXIMUM_RECORD_AGE_EXCEEDED, piece.attempts()));
            return doneBefore(tooOld, piece);
        }
        if (reading.maximumRetryAttempts() >= 0 && piece.attempts() > reading.maximumRetryAttempts()) {
            return giveUp(piece);
        }
        return switch (target.deliver(batch)) {
            case Outcome.Taken taken -> {
                progress.delivered(batch);
                yield doneBefore(batch.records().size(), piece);
            }
            case Outcome.TakenBefore part -> {
                progress.delivered(batch.before(part.index()));
                progress.failed(batch.from(part.index()), part.reason());
                doneBefore(part.index(), piece);
                yield pace.failed();
            }
            case Outcome.Failed failed -> {
                progress.failed(batch, failed.reason());
                yield failed(piece);
            }
            case Outcome.Unavailable unavailable -> {
                progress.failed(batch, unavailable.reason());
                yield pace.failed();
            }
            case Outcome.Unfit unfit -> {
                progress.failed(batch, unfit.reason());
                yield giveUp(piece);
            }
        };
    }

    private Duration failed(Piece piece) {
        underway.remove();
        if (reading.bisects() && piece.batch().records().size() > 1) {
            // In front of what else is left of the batch, the first half first.
            piece.halves().reversed().forEach(underway::addFirst);
            return Duration.ZERO;
        }
        underway.addFirst(piece.failed());
        return pace.failed();
    }

    private Duration giveUp(Piece piece) {
        giveUp(new GivenUp(piece.batch(), Condition.RETRY_ATTEMPTS_EXHAUSTED, piece.attempts()));
        return doneBefore(piece.batch().records().size(), piece);
    }

    /** Tried until the queue takes it, so that nothing is lost silently. */
    private void giveUp(GivenUp givenUp) {
        target.giveUp(givenUp);
        progress.gaveUp(givenUp);
    }

    private Duration doneBefore(int index, Piece piece) {
        Batch batch = piece.batch();
        checkpoints.delivered(shard, batch.records().get(index - 1).sequenceNumber());
        underway.remove();
        if (index < batch.records().size()) {
            underway.addFirst(new Piece(batch.from(index)));
        }
        pace.succeeded();
        return Duration.ZERO;
    }

    /** How many records at the batch's beginning are too old: none that comes after a younger one. */
    private int tooOld(Batch batch) {
        if (reading.maximumRecordAge() == null) {
            return 0;
        }
        Instant oldest = clock.instant().minus(reading.maximumRecordAge());
        int count = 0;
        for (ShardRecord record : batch.records()) {
            if (!record.time().isBefore(oldest)) {
                break;
            }
            count++;
        }
        return count;
    }

    private Duration refused(CallFailedException e) {
        if (!underway.isEmpty()) {
            progress.refused(shard, e);
            return pace.failed();
        }
        if (e.isThrottled()) {
            // Others read the shard too: it shows as a growing age, and is nothing to mend.
            return pace.failed();
        }
        // The iterator may be the cause: expired, or before the oldest record that is there.
        iterator = null;
        boolean hasRead = checkpoints.position(shard) instanceof Position.After;
        if (!e.code().equals("TrimmedDataAccessException")) {
            progress.refused(shard, e);
        } else if (hasRead) {
            // All that was read is older than what is left: reading that from its beginning delivers nothing twice.
            progress.refused(shard, e);
            checkpoints.begin(shard, new Position.Oldest());
        }
        // Otherwise the shard was empty until now: DynamoDB Local's first number is greater than what it had announced.
        return pace.failed();
    }
}
