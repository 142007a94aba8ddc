package dev.orders.localcloud.shards;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hears how a reader gets on. */
public interface Progress {

    /** @param behind how old the next record of the shard is; null where the stream does not say */
    void reads(String shard, @Nullable Duration behind);

    void delivered(Batch batch);

    /** The target failed with the batch, which is tried again. */
    void failed(Batch batch, String reason);

    /**
     * The stream or the queue did not let the reader have its way, which it tries again.
     *
     * @param shard null where it is about the stream
     */
    void refused(@Nullable String shard, CallFailedException refusal);

    /** There is nothing to read. */
    void nothing(String reason);

    void gaveUp(GivenUp givenUp);
}
