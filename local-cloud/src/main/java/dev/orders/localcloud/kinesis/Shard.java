package dev.orders.localcloud.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;

/** One shard: takes records in order, and gives those out again that are kept for good. */
final class Shard {

    private static final int MAX_BYTES_OF_A_READ = 10 * 1024 * 1024;

    private final String id;
    private final HashKeyRange range;
    private final SequenceNumbers numbers;
    private final long created;
    private final Duration retention;
    private final ShardThroughput throughput;
    private final SingletonSupplier<RecordLog> log;
    private final ReentrantLock writing = new ReentrantLock();

    /** The order of the last record that a restart would find again; readers see no later ones. */
    private volatile long kept = -1;

    Shard(
            String id,
            HashKeyRange range,
            SequenceNumbers numbers,
            Instant created,
            Duration retention,
            ShardThroughput throughput,
            Supplier<RecordLog> log) {
        this.id = id;
        this.range = range;
        this.numbers = numbers;
        this.created = SequenceNumbers.earliest(created);
        this.retention = retention;
        this.throughput = throughput;
        this.log = SingletonSupplier.of(log);
    }

    static String id(int number) {
        return "shardId-%012d".formatted(number);
    }

    /**
     * What a reader gets.
     *
     * @param after the place to read on from
     * @param behind how long ago the next record arrived; zero when there is none
     */
    record Batch(List<StoredRecord> records, long after, Duration behind) {}

    String id() {
        return id;
    }

    HashKeyRange range() {
        return range;
    }

    SequenceNumbers numbers() {
        return numbers;
    }

    ShardThroughput throughput() {
        return throughput;
    }

    /** The lowest sequence number that the shard can have. */
    String startingSequenceNumber() {
        return numbers.text(created);
    }

    /**
     * Takes a record, which readers see once it is {@linkplain #kept kept}.
     *
     * @return the order of its sequence number, higher than every one before
     */
    long append(String partitionKey, byte[] data, Instant now) {
        writing.lock();
        try {
            RecordLog records = open();
            long order = Math.max(records.newest() + 1, SequenceNumbers.earliest(now));
            records.append(order, partitionKey, data);
            records.trim(horizon(now));
            return order;
        } finally {
            writing.unlock();
        }
    }

    /** Everything up to that order is on disk, where state is kept. */
    void kept(long order) {
        writing.lock();
        try {
            kept = Math.max(kept, order);
        } finally {
            writing.unlock();
        }
    }

    /** The place behind the last record. */
    long latest() {
        if (kept < 0) {
            writing.lock();
            try {
                open();
            } finally {
                writing.unlock();
            }
        }
        return kept;
    }

    Batch read(long after, int limit, Instant now) {
        long latest = latest();
        List<StoredRecord> records =
                log.obtain().read(Math.max(after + 1, horizon(now)), latest, limit, MAX_BYTES_OF_A_READ);
        if (records.isEmpty()) {
            return new Batch(records, Math.max(after, latest), Duration.ZERO);
        }
        long last = records.getLast().order();
        Duration behind = last >= latest ? Duration.ZERO : Duration.between(SequenceNumbers.arrival(last), now);
        // Zero would say that there is nothing more.
        return new Batch(records, last, last >= latest ? behind : max(behind, Duration.ofMillis(1)));
    }

    private RecordLog open() {
        RecordLog records = log.obtain();
        if (kept < 0) {
            kept = records.newest();
        }
        return records;
    }

    private long horizon(Instant now) {
        return SequenceNumbers.earliest(now.minus(retention));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
