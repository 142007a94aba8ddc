package dev.orders.localcloud.shards;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches of what was read: one ends when it is full, by its records or its bytes, at its window's end, or with the
 * shard.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html#invocation-eventsourcemapping-batching">Batching
 *     behavior</a>
 */
final class Gathering {

    private final Reading reading;
    /** Told of a record that nobody gets, when no earlier one waits. */
    private final Consumer<ShardRecord> passed;

    private final Deque<ShardRecord> waiting = new ArrayDeque<>();
    private List<ShardRecord> gathered = new ArrayList<>();
    private long bytes;
    private Instant windowEnd = Instant.MAX;

    Gathering(Reading reading, Consumer<ShardRecord> passed) {
        this.reading = reading;
        this.passed = passed;
    }

    void add(List<ShardRecord> records) {
        waiting.addAll(records);
    }

    /**
     * The records of the next batch, null while it may get more.
     *
     * @param ended whether the shard brings no more
     */
    @Nullable
    List<ShardRecord> next(Instant now, boolean ended) {
        while (!waiting.isEmpty() && gathered.size() < reading.batchSize()) {
            ShardRecord record = waiting.element();
            if (!reading.filter().test(record.event())) {
                if (gathered.isEmpty()) {
                    passed.accept(record);
                }
            } else if (!gathered.isEmpty() && bytes + record.bytes() > reading.batchBytes()) {
                return taken();
            } else {
                gather(record, now);
            }
            waiting.remove();
        }
        boolean over = gathered.size() >= reading.batchSize() || ended || !now.isBefore(windowEnd);
        return gathered.isEmpty() || !over ? null : taken();
    }

    /** The last record of the batch that is being gathered; null when there is none. */
    @Nullable
    ShardRecord last() {
        return gathered.isEmpty() ? null : gathered.getLast();
    }

    private void gather(ShardRecord record, Instant now) {
        if (gathered.isEmpty()) {
            windowEnd = now.plus(reading.window());
        }
        gathered.add(record);
        bytes += record.bytes();
    }

    private List<ShardRecord> taken() {
        List<ShardRecord> batch = gathered;
        gathered = new ArrayList<>();
        bytes = 0;
        windowEnd = Instant.MAX;
        return batch;
    }

    /** How long until the window ends of the batch that is being gathered; as long as given when there is none. */
    Duration untilWindowEnd(Instant now, Duration otherwise) {
        if (gathered.isEmpty()) {
            return otherwise;
        }
        Duration rest = now.isBefore(windowEnd) ? Duration.between(now, windowEnd) : Duration.ZERO;
        return rest.compareTo(otherwise) < 0 ? rest : otherwise;
    }
}
