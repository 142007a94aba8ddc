package dev.orders.functions.rollup;

import dev.orders.functions.rollup.counting.Chunk;
import dev.orders.functions.rollup.counting.SequenceNumber;
import dev.orders.functions.rollup.counting.StreamRecord;
import dev.orders.functions.rollup.counting.Verdict;
import dev.orders.functions.rollup.event.EventKey;
import dev.orders.functions.rollup.table.Outcome;
import dev.orders.functions.rollup.table.RollupTable;
import dev.orders.functions.rollup.table.Shard;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts the records of a shard, chunk by chunk, from where its checkpoint is. */
final class ShardRollup {

    private final RollupTable table;
    private final Shard shard;
    private final Patience patience;
    private final NavigableMap<SequenceNumber, StreamRecord> pending;
    private final Set<EventKey> known = new HashSet<>();
    private Optional<SequenceNumber> checkpoint = Optional.empty();
    private int counted;
    private int refused;
    private int repeated;
    private int skipped;
    private int transactions;

    ShardRollup(RollupTable table, Shard shard, NavigableMap<SequenceNumber, StreamRecord> records, Patience patience) {
        this.table = table;
        this.shard = shard;
        this.patience = patience;
        this.pending = new TreeMap<>(records);
    }

    /** Counts all records before the first that is poison, or as many as the time allows. */
    ShardReport report() {
        try {
            skipWhatIsCounted();
            while (!pending.isEmpty()) {
                Chunk chunk = Chunk.of(pending.values(), known);
                if (chunk.isEmpty()) {
                    return report(reason());
                }
                commit(chunk);
            }
            return report(null);
        } catch (OutOfTimeException e) {
            return report(e.getMessage());
        }
    }

    private void skipWhatIsCounted() throws OutOfTimeException {
        checkpoint = patience.call(timeout -> table.checkpoint(shard, timeout));
        checkpoint.ifPresent(done -> skipped += drop(done));
    }

    private void commit(Chunk chunk) throws OutOfTimeException {
        SequenceNumber to = last(chunk.size());
        switch (patience.call(timeout -> table.commit(shard, checkpoint, to, chunk, timeout))) {
            case Outcome.Committed committed -> {
                checkpoint = Optional.of(to);
                known.addAll(chunk.keys());
                drop(to);
                counted += chunk.size() - chunk.refused() - chunk.repeated();
                refused += chunk.refused();
                repeated += chunk.repeated();
                transactions++;
            }
            case Outcome.Overtaken overtaken -> skipWhatIsCounted();
            case Outcome.Repeated again -> known.addAll(again.keys());
        }
    }

    private SequenceNumber last(int size) {
        Iterator<SequenceNumber> sequence = pending.keySet().iterator();
        for (int i = 1; i < size; i++) {
            sequence.next();
        }
        return sequence.next();
    }

    private int drop(SequenceNumber done) {
        NavigableMap<SequenceNumber, StreamRecord> dropped = pending.headMap(done, true);
        int size = dropped.size();
        dropped.clear();
        return size;
    }

    private @Nullable String reason() {
        return pending.firstEntry().getValue().verdict() instanceof Verdict.Poison poison ? poison.reason() : null;
    }

    private ShardReport report(@Nullable String reason) {
        SequenceNumber failure = pending.isEmpty() ? null : pending.firstKey();
        return new ShardReport(counted, refused, repeated, skipped, pending.size(), transactions, failure, reason);
    }
}
