package dev.orders.localcloud.pipes;

import dev.orders.localcloud.shards.Batch;
import dev.orders.localcloud.shards.CallFailedException;
import dev.orders.localcloud.shards.GivenUp;
import dev.orders.localcloud.shards.Progress;
import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a pipe is doing: kept in the map {@code pipes.status} by the pipe's name, where the console reads it, and said in the
 * log when it changes and not at each attempt.
 */
final class Health implements Progress {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    private final String pipe;
    private final InstantSource clock;
    private final StateMap<Status> kept;
    private Status status;

    /**
     * @param state {@code RUNNING}, or {@code FAILING} while what it tries does not succeed
     * @param reason what the service answered; null when it runs
     * @param since when it came to be so
     * @param delivered batches that the target took since the start
     * @param deadLetters batches that were given up since the start
     */
    record Status(String state, @Nullable String reason, Instant since, long delivered, long deadLetters) {}

    Health(StateStore state, String pipe, InstantSource clock) {
        this.pipe = pipe;
        this.clock = clock;
        this.kept = state.map("pipes.status", Status.class);
        this.status = new Status("RUNNING", null, clock.instant(), 0, 0);
        kept.put(pipe, status);
    }

    @Override
    public synchronized void delivered(Batch batch) {
        become(null, status.delivered() + 1, status.deadLetters());
    }

    @Override
    public synchronized void gaveUp(GivenUp givenUp) {
        LOG.warn(
                "Pipe {} gave up record {} of its stream: {}",
                pipe,
                givenUp.batch().first().sequenceNumber(),
                givenUp.condition().text());
        become(null, status.delivered(), status.deadLetters() + 1);
    }

    /** The source answers. */
    @Override
    public synchronized void reads(String shard, @Nullable Duration behind) {
        if (status.reason() != null) {
            become(null, status.delivered(), status.deadLetters());
        }
    }

    @Override
    public void failed(Batch batch, String reason) {
        failed(reason);
    }

    @Override
    public void refused(@Nullable String shard, CallFailedException refusal) {
        failed(refusal.reason());
    }

    @Override
    public void nothing(String reason) {
        failed(reason);
    }

    private synchronized void failed(String reason) {
        if (!reason.equals(status.reason())) {
            LOG.warn("Pipe {} does not get on, and tries again: {}", pipe, reason);
            become(reason, status.delivered(), status.deadLetters());
        }
    }

    private void become(@Nullable String reason, long delivered, long deadLetters) {
        String state = reason == null ? "RUNNING" : "FAILING";
        Instant since = state.equals(status.state()) ? status.since() : clock.instant();
        status = new Status(state, reason, since, delivered, deadLetters);
        kept.put(pipe, status);
    }
}
