package dev.orders.functions.rollup;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import dev.orders.functions.rollup.counting.SequenceNumber;
import dev.orders.functions.rollup.counting.StreamRecord;
import dev.orders.functions.rollup.event.EventReader;
import dev.orders.functions.rollup.table.Shard;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The records of an invocation, by shard and in order.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html">The event of a Kinesis stream</a>
 */
record Batch(int records, Map<Shard, NavigableMap<SequenceNumber, StreamRecord>> shards) {

    /** @throws IllegalArgumentException when it is not what a Kinesis stream delivers: whoever invoked the function is told */
    static Batch of(KinesisEvent event, InstantSource clock) {
        if (event.getRecords() == null) {
            throw new IllegalArgumentException("no records");
        }
        Map<Shard, NavigableMap<SequenceNumber, StreamRecord>> shards = new LinkedHashMap<>();
        for (KinesisEventRecord record : event.getRecords()) {
            StreamRecord read = read(record, clock);
            shards.computeIfAbsent(shard(record), shard -> new TreeMap<>()).put(read.sequence(), read);
        }
        return new Batch(event.getRecords().size(), shards);
    }

    private static StreamRecord read(KinesisEventRecord record, InstantSource clock) {
        // Kinesis always says when a record came; an event that somebody writes to try the function may not.
        Instant arrival = Optional.ofNullable(record.getKinesis().getApproximateArrivalTimestamp())
                .map(Date::toInstant)
                .orElseGet(clock::instant);
        return StreamRecord.of(
                SequenceNumber.of(record.getKinesis().getSequenceNumber()),
                EventReader.read(record.getKinesis().getData()),
                arrival);
    }

    /** An event id is the shard's, a colon and the sequence number. */
    private static Shard shard(KinesisEventRecord record) {
        String id = String.valueOf(record.getEventID());
        String arn = String.valueOf(record.getEventSourceARN());
        int end = id.indexOf(':');
        int start = arn.lastIndexOf('/') + 1;
        if (end <= 0 || start == 0) {
            throw new IllegalArgumentException("not of a Kinesis stream: " + id + " of " + arn);
        }
        return new Shard(arn.substring(start), id.substring(0, end));
    }
}
