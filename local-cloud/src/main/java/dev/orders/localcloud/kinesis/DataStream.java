package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.definitions.StreamsDefinition.Mode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A stream with its shards, of which all are open: none is ever split or merged. */
record DataStream(String name, String arn, Mode mode, int retentionHours, Instant created, List<Shard> shards) {

    DataStream {
        shards = List.copyOf(shards);
    }

    /** The shard that takes records of that hash key. */
    Shard of(BigInteger hashKey) {
        return shards.stream()
                .filter(shard -> shard.range().holds(hashKey))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no shard for hash key " + hashKey));
    }

    Optional<Shard> shard(String id) {
        return shards.stream().filter(shard -> shard.id().equals(id)).findFirst();
    }

    /** The order that a sequence number of any of the shards holds. */
    OptionalLong order(String sequenceNumber) {
        return shards.stream()
                .map(shard -> shard.numbers().order(sequenceNumber))
                .filter(OptionalLong::isPresent)
                .findFirst()
                .orElse(OptionalLong.empty());
    }
}
