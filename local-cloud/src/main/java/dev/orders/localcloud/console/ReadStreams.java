package dev.orders.localcloud.console;

import java.time.Instant;
import java.util.List;

/** The data streams that the console shows: the application reads them as the developer may. */
public interface ReadStreams {

    /** Every stream, by name, with its newest records. */
    List<Stream> streams(int mostRecords);

    /**
     * A data stream.
     *
     * @param records the newest first
     * @param complete false when a shard could not be read just now, such as for its throughput
     */
    record Stream(
            String name, String mode, int retentionHours, List<Shard> shards, List<Record> records, boolean complete) {}

    record Shard(String id, String startingHashKey, String endingHashKey) {}

    record Record(Instant arrivedAt, String shardId, String sequenceNumber, String partitionKey, byte[] data) {}
}
