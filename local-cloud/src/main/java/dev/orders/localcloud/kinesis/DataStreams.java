package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.StreamsDefinition;
import dev.orders.localcloud.definitions.StreamsDefinition.Mode;
import dev.orders.localcloud.definitions.StreamsDefinition.Stream;
import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The streams of the definitions by name, with what is kept of them. */
final class DataStreams {

    /** What AWS gives a new stream on demand. */
    private static final int ON_DEMAND_SHARDS = 4;

    private final TreeMap<String, DataStream> streams = new TreeMap<>();
    private final StateStore state;
    private final StateMap<byte[]> records;
    private final InstantSource clock;

    DataStreams(StreamsDefinition definition, StreamArns arns, StateStore state, InstantSource clock) {
        this.state = state;
        this.records = state.map("kinesis.records");
        this.clock = clock;
        StateMap<Kept> kept = state.map("kinesis.streams", Kept.class);
        definition.streams().forEach((key, stream) -> streams.put(stream.name(), opened(key, stream, arns, kept)));
        state.flush();
    }

    /** What must not change as long as there may be records. */
    record Kept(Instant created, int shards) {}

    Collection<DataStream> all() {
        return streams.values();
    }

    Optional<DataStream> named(String name) {
        return Optional.ofNullable(streams.get(name));
    }

    /** Returns when every record that this thread appended is kept. */
    void flush() {
        state.flush();
    }

    private DataStream opened(String key, Stream stream, StreamArns arns, StateMap<Kept> keptStreams) {
        Integer shardCount = stream.shardCount();
        int count = stream.mode() == Mode.ON_DEMAND || shardCount == null ? ON_DEMAND_SHARDS : shardCount;
        Kept created = new Kept(clock.instant(), count);
        Kept before = keptStreams.putIfAbsent(stream.name(), created);
        Kept kept = before == null ? created : before;
        if (kept.shards() != count) {
            throw new DefinitionException(
                    "streams.yaml",
                    "/streams/" + key,
                    "the kept stream has %d shards, not %d, and shards are not split or merged here: remove the data folder"
                            .formatted(kept.shards(), count));
        }
        return new DataStream(
                stream.name(),
                arns.of(stream.name()),
                stream.mode(),
                stream.retentionHours(),
                kept.created(),
                shards(stream, count, kept.created()));
    }

    private List<Shard> shards(Stream stream, int count, Instant created) {
        List<Shard> shards = new ArrayList<>(count);
        for (HashKeyRange range : HashKeyRange.split(count)) {
            int number = shards.size();
            String id = Shard.id(number);
            shards.add(new Shard(
                    id,
                    range,
                    SequenceNumbers.of(stream.name(), number),
                    created,
                    Duration.ofHours(stream.retentionHours()),
                    new ShardThroughput(clock),
                    () -> new RecordLog(records, stream.name(), id)));
        }
        return shards;
    }
}
