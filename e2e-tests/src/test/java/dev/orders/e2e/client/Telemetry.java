package dev.orders.e2e.client;

import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Environment.AccessKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The telemetry stream as its reader sees it. */
public record Telemetry(Environment environment, AccessKey reader) {

    /** Every event that is about this order. */
    public List<JsonNode> about(String order) {
        return events().stream()
                .filter(event -> event.path("subject").asString().equals(order))
                .toList();
    }

    /** The orders that events are about. */
    public Set<String> subjects() {
        return events().stream()
                .map(event -> event.path("subject").asString(""))
                .collect(Collectors.toSet());
    }

    private List<JsonNode> events() {
        String stream = environment.get("telemetry_stream");
        List<JsonNode> events = new ArrayList<>();
        try (KinesisClient kinesis = new Aws(environment).kinesis(reader)) {
            for (Shard shard : kinesis.listShards(r -> r.streamName(stream)).shards()) {
                String iterator = kinesis.getShardIterator(r -> r.streamName(stream)
                                .shardId(shard.shardId())
                                .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                        .shardIterator();
                while (iterator != null) {
                    String position = iterator;
                    GetRecordsResponse page = kinesis.getRecords(r -> r.shardIterator(position));
                    page.records()
                            .forEach(record -> events.add(
                                    JsonMapper.shared().readTree(record.data().asUtf8String())));
                    iterator = page.records().isEmpty() ? null : page.nextShardIterator();
                }
            }
        }
        return events;
    }
}
