package dev.orders.functions.rollup.table;

import dev.orders.functions.rollup.counting.Chunk;
import dev.orders.functions.rollup.counting.SequenceNumber;
import dev.orders.functions.rollup.event.EventKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Rows of counters, of shards' checkpoints, and of events that are counted once. Counters and checkpoint change in one transaction,
 * which holds only while the checkpoint is what was read; so what was counted is behind the checkpoint, always.
 *
 * <p>Markers are not read before: that an event was put into the stream twice is rare, and then the refusal says which.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems</a>
 */
public final class RollupTable {

    private static final String REFUSED = "ConditionalCheckFailed";

    private final DynamoDbClient client;
    private final Updates updates;

    public RollupTable(DynamoDbClient client, String table) {
        this.client = client;
        this.updates = new Updates(table);
    }

    /**
     * The last record of a shard that is done with.
     *
     * @param timeout for all attempts
     */
    public Optional<SequenceNumber> checkpoint(Shard shard, Duration timeout) {
        var answer = client.getItem(request -> request.tableName(updates.table())
                .key(Updates.checkpointKey(shard))
                .consistentRead(true)
                .overrideConfiguration(override -> override.apiCallTimeout(timeout)));
        return Optional.ofNullable(answer.item().get(Updates.SEQUENCE))
                .map(AttributeValue::s)
                .map(SequenceNumber::of);
    }

    /**
     * @param from the checkpoint as it was read
     * @param to the last record of the chunk
     */
    public Outcome commit(
            Shard shard, Optional<SequenceNumber> from, SequenceNumber to, Chunk chunk, Duration timeout) {
        List<EventKey> markers = List.copyOf(chunk.markers().keySet());
        List<TransactWriteItem> items = new ArrayList<>();
        items.add(updates.checkpoint(shard, from, to));
        chunk.markers().forEach((key, time) -> items.add(updates.marker(key, time)));
        chunk.rows().forEach((key, row) -> items.add(updates.row(shard, key, row)));
        try {
            client.transactWriteItems(request ->
                    request.transactItems(items).overrideConfiguration(override -> override.apiCallTimeout(timeout)));
            return new Outcome.Committed();
        } catch (TransactionCanceledException e) {
            return outcome(e, markers);
        }
    }

    /** @throws TransactionCanceledException when no condition failed: something else did */
    private static Outcome outcome(TransactionCanceledException cancelled, List<EventKey> markers) {
        List<CancellationReason> reasons = cancelled.cancellationReasons();
        if (isRefused(reasons, 0)) {
            return new Outcome.Overtaken();
        }
        Set<EventKey> repeated = new HashSet<>();
        for (int i = 0; i < markers.size(); i++) {
            if (isRefused(reasons, i + 1)) {
                repeated.add(markers.get(i));
            }
        }
        if (repeated.isEmpty()) {
            throw cancelled;
        }
        return new Outcome.Repeated(repeated);
    }

    private static boolean isRefused(List<CancellationReason> reasons, int index) {
        return index < reasons.size() && REFUSED.equals(reasons.get(index).code());
    }
}
