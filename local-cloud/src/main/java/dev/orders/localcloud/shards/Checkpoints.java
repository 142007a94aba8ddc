package dev.orders.localcloud.shards;

import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a reader has come in each shard. Written after the target answered: what was on its way in a crash is sent again. */
public final class Checkpoints {

    private final StateStore state;
    private final StateMap<Checkpoint> kept;
    private final String reader;

    /**
     * @param sequenceNumber of the last record that is done with; null when nothing was read yet
     * @param finished whether the shard is closed and read to its end
     * @param since where a reader begins that has read nothing yet; null for the oldest record
     */
    record Checkpoint(
            @Nullable String sequenceNumber,
            boolean finished,
            @Nullable Instant since) {

        Position position() {
            if (sequenceNumber != null) {
                return new Position.After(sequenceNumber);
            }
            return since == null ? new Position.Oldest() : new Position.Since(since);
        }
    }

    /** @param map name of the map that they are kept in */
    public Checkpoints(StateStore state, String map, String reader) {
        this.state = state;
        this.kept = state.map(map, Checkpoint.class);
        this.reader = reader;
    }

    /** Whether the reader has ever begun. */
    boolean any() {
        return !kept.startingWith(reader + "/").isEmpty();
    }

    @Nullable
    Checkpoint of(String shard) {
        return kept.get(reader + "/" + shard);
    }

    Position position(String shard) {
        Checkpoint checkpoint = of(shard);
        return checkpoint == null ? new Position.Oldest() : checkpoint.position();
    }

    boolean isFinished(String shard) {
        Checkpoint checkpoint = of(shard);
        return checkpoint != null && checkpoint.finished();
    }

    void begin(String shard, Position from) {
        Checkpoint begun = switch (from) {
            case Position.Oldest oldest -> new Checkpoint(null, false, null);
            case Position.After after -> new Checkpoint(after.sequenceNumber(), false, null);
            case Position.Since since -> new Checkpoint(null, false, since.time());
        };
        kept.put(reader + "/" + shard, begun);
        state.flush();
    }

    /** Kept at some time soon: records that the filter left out may be left out again. */
    void passed(String shard, String sequenceNumber) {
        kept.put(reader + "/" + shard, new Checkpoint(sequenceNumber, false, null));
    }

    /** Returns when it is kept. */
    void delivered(String shard, String sequenceNumber) {
        passed(shard, sequenceNumber);
        state.flush();
    }

    void finish(String shard) {
        Checkpoint last = of(shard);
        kept.put(
                reader + "/" + shard,
                new Checkpoint(last == null ? null : last.sequenceNumber(), true, last == null ? null : last.since()));
        state.flush();
    }
}
