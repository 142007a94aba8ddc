package dev.orders.localcloud.pipes;

import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import org.jspecify.annotations.Nullable;

/** How far a pipe has come in each shard. Written after the target answered: what was on its way in a crash is sent again. */
final class Checkpoints {

    private final StateStore state;
    private final StateMap<Checkpoint> kept;
    private final String pipe;

    /**
     * @param sequenceNumber of the last record that is done with; null when nothing was read yet
     * @param finished whether the shard is closed and read to its end
     */
    record Checkpoint(@Nullable String sequenceNumber, boolean finished) {}

    Checkpoints(StateStore state, String pipe) {
        this.state = state;
        this.kept = state.map("pipes.checkpoints", Checkpoint.class);
        this.pipe = pipe;
    }

    /** Whether the pipe has ever begun. */
    boolean any() {
        return !kept.startingWith(pipe + "/").isEmpty();
    }

    @Nullable
    Checkpoint of(String shard) {
        return kept.get(pipe + "/" + shard);
    }

    boolean isFinished(String shard) {
        Checkpoint checkpoint = of(shard);
        return checkpoint != null && checkpoint.finished();
    }

    /** @param last record that the pipe leaves out; null to read all that is there */
    void begin(String shard, @Nullable String last) {
        kept.put(pipe + "/" + shard, new Checkpoint(last, false));
        state.flush();
    }

    /** Kept at some time soon: records that the filter left out may be left out again. */
    void passed(String shard, String sequenceNumber) {
        kept.put(pipe + "/" + shard, new Checkpoint(sequenceNumber, false));
    }

    /** Returns when it is kept. */
    void delivered(String shard, String sequenceNumber) {
        passed(shard, sequenceNumber);
        state.flush();
    }

    void finish(String shard) {
        Checkpoint last = of(shard);
        kept.put(pipe + "/" + shard, new Checkpoint(last == null ? null : last.sequenceNumber(), true));
        state.flush();
    }
}
