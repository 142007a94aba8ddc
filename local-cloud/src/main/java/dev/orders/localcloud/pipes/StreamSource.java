package dev.orders.localcloud.pipes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The stream that a pipe reads, by the API of DynamoDB Streams. */
final class StreamSource {

    private static final String SERVICE = "dynamodb";
    private static final String TARGET = "DynamoDBStreams_20120810.";

    private final Calls calls;

    StreamSource(Calls calls) {
        this.calls = calls;
    }

    /** @param parent null for a shard that was always there */
    record Shard(String id, @Nullable String parent, boolean closed) {}

    /** @param next null when the shard is closed and these are its last records */
    record Records(List<ObjectNode> records, @Nullable String next) {}

    /** The stream of the table, null when it has none. */
    @Nullable
    String stream(String table) {
        JsonNode streams = calls.call(SERVICE, TARGET + "ListStreams", input().put("TableName", table))
                .path("Streams");
        return streams.isEmpty()
                ? null
                : streams.get(streams.size() - 1).path("StreamArn").asString();
    }

    /** All shards that are there, parents before children. */
    List<Shard> shards(String stream) {
        List<Shard> shards = new ArrayList<>();
        String last = null;
        do {
            ObjectNode input = input().put("StreamArn", stream);
            if (last != null) {
                input.put("ExclusiveStartShardId", last);
            }
            JsonNode page =
                    calls.call(SERVICE, TARGET + "DescribeStream", input).path("StreamDescription");
            for (JsonNode shard : page.path("Shards")) {
                shards.add(new Shard(
                        shard.path("ShardId").asString(),
                        shard.path("ParentShardId").asString(null),
                        shard.path("SequenceNumberRange").has("EndingSequenceNumber")));
            }
            last = page.path("LastEvaluatedShardId").asString(null);
        } while (last != null);
        return shards;
    }

    /** An iterator that begins after a record, or with the oldest one where none was read. */
    String iterator(String stream, String shard, @Nullable String after) {
        ObjectNode input = input().put("StreamArn", stream).put("ShardId", shard);
        if (after == null) {
            input.put("ShardIteratorType", "TRIM_HORIZON");
        } else {
            input.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER").put("SequenceNumber", after);
        }
        return calls.call(SERVICE, TARGET + "GetShardIterator", input)
                .path("ShardIterator")
                .asString();
    }

    Records records(String stream, String iterator) {
        ObjectNode answer = calls.poll(SERVICE, TARGET + "GetRecords", input().put("ShardIterator", iterator));
        List<ObjectNode> records = new ArrayList<>();
        for (JsonNode record : answer.path("Records")) {
            // What pipes and event source mappings add to a record.
            records.add(((ObjectNode) record).put("eventSourceARN", stream));
        }
        return new Records(records, answer.path("NextShardIterator").asString(null));
    }

    private static ObjectNode input() {
        return JsonNodeFactory.instance.objectNode();
    }
}
