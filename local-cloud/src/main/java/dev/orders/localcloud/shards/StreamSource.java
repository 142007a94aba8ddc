package dev.orders.localcloud.shards;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stream that is read by its shards: of a table, or a Kinesis data stream. Every method may throw {@link CallFailedException}. */
public interface StreamSource {

    /** @param parents that are to be read before it; empty for a shard that was always there */
    record Shard(String id, List<String> parents) {}

    /**
     * What a read brought.
     *
     * @param next null when the shard is closed and these are its last records
     * @param behind how old the next record is, zero at the end of the shard; null where the stream does not say
     */
    record Page(
            List<ShardRecord> records,
            @Nullable String next,
            @Nullable Duration behind) {}

    /** Whose stream it is, for people. */
    String name();

    /** The stream's ARN, null when there is none. */
    @Nullable
    String stream();

    /** All shards that are there, parents before children. */
    List<Shard> shards(String stream);

    String iterator(String stream, String shard, Position from);

    Page records(String stream, String shard, String iterator);

    /** Where a reader begins that wants only what comes from now on. */
    Position end(String stream, String shard);
}
