package dev.orders.localcloud.shards;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Records of one shard that go to the target together, in their order; never empty. */
public record Batch(String stream, String shard, List<ShardRecord> records) {

    public Batch {
        records = List.copyOf(records);
    }

    public ShardRecord first() {
        return records.getFirst();
    }

    public ShardRecord last() {
        return records.getLast();
    }

    public List<JsonNode> events() {
        return records.stream().map(ShardRecord::event).toList();
    }

    Batch before(int index) {
        return new Batch(stream, shard, records.subList(0, index));
    }

    Batch from(int index) {
        return new Batch(stream, shard, records.subList(index, records.size()));
    }
}
