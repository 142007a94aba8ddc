package dev.orders.functions.rollup.counting;

import dev.orders.functions.rollup.event.EventKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * As many of a shard's next records as one transaction can count: it ends before what is poison, and where DynamoDB's limits come
 * near (100 items a transaction; 300 operators and 4 KB an update). An event that is known to be counted adds nothing again.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">Quotas</a>
 */
public final class Chunk {

    /** Rows and markers; the checkpoint is one item more. */
    public static final int MAX_ITEMS = 90;

    /** Counters of one row: about 10 bytes each in an expression. */
    public static final int MAX_COUNTERS = 200;

    private final Map<RowKey, Row> rows = new LinkedHashMap<>();
    private final Map<EventKey, Instant> markers = new LinkedHashMap<>();
    private final Set<EventKey> keys = new HashSet<>();
    private final Set<EventKey> known;
    private int size;
    private int refused;
    private int repeated;

    private Chunk(Set<EventKey> known) {
        this.known = known;
    }

    /**
     * @param records in the order of their sequence numbers
     * @param known events that are counted already
     * @return empty when the first record is poison, or there is none
     */
    public static Chunk of(Collection<StreamRecord> records, Set<EventKey> known) {
        Chunk chunk = new Chunk(known);
        for (StreamRecord record : records) {
            if (record.verdict() instanceof Verdict.Poison || !chunk.takes(record)) {
                break;
            }
        }
        return chunk;
    }

    private boolean takes(StreamRecord record) {
        EventKey key = record.key();
        List<Increment> increments = record.verdict().increments();
        boolean counted = record.verdict() instanceof Verdict.Counted;
        if (counted && (known.contains(key) || keys.contains(key))) {
            repeated++;
        } else if (fits(increments, record.isMarked())) {
            increments.forEach(increment -> RowKey.of(increment)
                    .forEach(row -> rows.computeIfAbsent(row, absent -> new Row(record.sequence()))
                            .add(record.sequence(), increment)));
            if (counted && key != null) {
                keys.add(key);
                if (record.isMarked()) {
                    markers.put(key, record.time());
                }
            } else {
                refused++;
            }
        } else {
            return false;
        }
        size++;
        return true;
    }

    private boolean fits(List<Increment> increments, boolean marked) {
        Set<RowKey> touched = increments.stream()
                .flatMap(increment -> RowKey.of(increment).stream())
                .collect(Collectors.toSet());
        long items = rows.size() + markers.size() + (marked ? 1 : 0);
        for (RowKey key : touched) {
            Row row = rows.get(key);
            if (row == null) {
                items++;
            } else if (row.counters().size() + increments.size() > MAX_COUNTERS) {
                return false;
            }
        }
        return items <= MAX_ITEMS;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** How many records it takes. */
    public int size() {
        return size;
    }

    /** How many of them were refused. */
    public int refused() {
        return refused;
    }

    /** How many of them repeat an event that is counted. */
    public int repeated() {
        return repeated;
    }

    public Map<RowKey, Row> rows() {
        return Collections.unmodifiableMap(rows);
    }

    /** Events to remember as counted, and when they happened. */
    public Map<EventKey, Instant> markers() {
        return Collections.unmodifiableMap(markers);
    }

    /** All events that it counts. */
    public Set<EventKey> keys() {
        return Collections.unmodifiableSet(keys);
    }
}
