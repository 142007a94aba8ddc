package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateMap.Entry;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of one shard, oldest first, in the kept state. What is older than the retention goes, and on a laptop also
 * the oldest beyond {@value #MAX_BYTES} bytes, which AWS has no such bound for. Not safe for threads that write: its shard
 * lets one in at a time.
 */
final class RecordLog {

    static final long MAX_BYTES = 32L * 1024 * 1024;

    /** What an entry costs beyond its value, about: a key, and its place in a page. */
    private static final int ENTRY_BYTES = 160;

    private static final int CHUNK = 256;
    private static final int MAX_EXPIRED_AT_ONCE = 1024;

    private final StateMap<byte[]> records;
    private final String prefix;
    private final String end;
    private long bytes;
    private long oldest;
    private long newest;

    RecordLog(StateMap<byte[]> records, String stream, String shardId) {
        this.records = records;
        this.prefix = stream + "/" + shardId + "/";
        this.end = prefix + ":"; // the character behind the digits
        this.oldest = Long.MAX_VALUE;
        for (List<Entry<byte[]>> chunk = chunk(0); !chunk.isEmpty(); chunk = chunk(newest + 1)) {
            chunk.forEach(entry -> added(order(entry), entry.value()));
        }
    }

    /** The order of the newest record; 0 when there was never one. */
    long newest() {
        return newest;
    }

    /** @param order higher than {@link #newest()} */
    void append(long order, String partitionKey, byte[] data) {
        byte[] value = StoredRecord.bytes(partitionKey, data);
        records.put(key(order), value);
        added(order, value);
    }

    /** Forgets records of an order below the horizon, some of them each time, and the oldest of too many. */
    void trim(long horizon) {
        int expired = 0;
        while (bytes > MAX_BYTES || (oldest < horizon && expired < MAX_EXPIRED_AT_ONCE)) {
            List<Entry<byte[]>> first = records.range(prefix, end, 2);
            Entry<byte[]> gone = first.getFirst();
            records.remove(gone.key());
            bytes -= gone.value().length + ENTRY_BYTES;
            oldest = first.size() == 2 ? order(first.getLast()) : Long.MAX_VALUE;
            expired++;
        }
    }

    /**
     * Records of an order from {@code from} to {@code to}, both included.
     *
     * @param maxBytes of data and partition keys; the first record is there whatever its size
     */
    List<StoredRecord> read(long from, long to, int limit, int maxBytes) {
        List<StoredRecord> found = new ArrayList<>();
        long size = 0;
        long next = from;
        while (found.size() < limit) {
            List<Entry<byte[]>> chunk = records.range(key(next), key(to + 1), Math.min(CHUNK, limit - found.size()));
            for (Entry<byte[]> entry : chunk) {
                size += entry.value().length;
                if (size > maxBytes && !found.isEmpty()) {
                    return found;
                }
                found.add(StoredRecord.of(order(entry), entry.value()));
            }
            if (chunk.isEmpty()) {
                return found;
            }
            next = order(chunk.getLast()) + 1;
        }
        return found;
    }

    private void added(long order, byte[] value) {
        oldest = Math.min(oldest, order);
        newest = order;
        bytes += value.length + ENTRY_BYTES;
    }

    private List<Entry<byte[]>> chunk(long from) {
        return records.range(key(from), end, CHUNK);
    }

    private String key(long order) {
        return prefix + SequenceNumbers.padded(order);
    }

    private long order(Entry<byte[]> entry) {
        return Long.parseLong(entry.key().substring(prefix.length()));
    }
}
