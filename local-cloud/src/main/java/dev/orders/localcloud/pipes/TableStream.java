package dev.orders.localcloud.pipes;

import dev.orders.localcloud.shards.Calls;
import dev.orders.localcloud.shards.Position;
import dev.orders.localcloud.shards.ShardRecord;
import dev.orders.localcloud.shards.StreamSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The stream of a table, by the API of DynamoDB Streams. */
final class TableStream implements StreamSource {

    private static final String SERVICE = "dynamodb";
    private static final String TARGET = "DynamoDBStreams_20120810.";

    private final Calls calls;
    private final String table;

    TableStream(Calls calls, String table) {
        this.calls = calls;
        this.table = table;
    }

    @Override
    public String name() {
        return "the table " + table;
    }

    @Override
    public @Nullable String stream() {
        JsonNode streams = calls.call(SERVICE, TARGET + "ListStreams", input().put("TableName", table))
                .path("Streams");
        return streams.isEmpty()
                ? null
                : streams.get(streams.size() - 1).path("StreamArn").asString();
    }

    @Override
    public List<Shard> shards(String stream) {
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
                String parent = shard.path("ParentShardId").asString(null);
                shards.add(new Shard(shard.path("ShardId").asString(), parent == null ? List.of() : List.of(parent)));
            }
            last = page.path("LastEvaluatedShardId").asString(null);
        } while (last != null);
        return shards;
    }

    @Override
    public String iterator(String stream, String shard, Position from) {
        ObjectNode input = input().put("StreamArn", stream).put("ShardId", shard);
        switch (from) {
            case Position.Oldest oldest -> input.put("ShardIteratorType", "TRIM_HORIZON");
            case Position.After after ->
                input.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER").put("SequenceNumber", after.sequenceNumber());
            case Position.Since since -> throw new IllegalArgumentException("DynamoDB Streams know no timestamp");
        }
        return calls.call(SERVICE, TARGET + "GetShardIterator", input)
                .path("ShardIterator")
                .asString();
    }

    @Override
    public Page records(String stream, String shard, String iterator) {
        ObjectNode answer = calls.poll(SERVICE, TARGET + "GetRecords", input().put("ShardIterator", iterator));
        List<ShardRecord> records = new ArrayList<>();
        for (JsonNode record : answer.path("Records")) {
            // What pipes and event source mappings add to a record. Nobody asks for its length: a pipe passes keys.
            ObjectNode event = ((ObjectNode) record).put("eventSourceARN", stream);
            JsonNode change = record.path("dynamodb");
            records.add(new ShardRecord(change.path("SequenceNumber").asString(), time(change), event, 0));
        }
        return new Page(records, answer.path("NextShardIterator").asString(null), null);
    }

    /** Read through to its end: nothing else tells where that is. */
    @Override
    public Position end(String stream, String shard) {
        Position end = new Position.Oldest();
        String iterator = iterator(stream, shard, end);
        while (iterator != null) {
            Page page = records(stream, shard, iterator);
            if (!page.records().isEmpty()) {
                end = new Position.After(page.records().getLast().sequenceNumber());
            }
            iterator = page.records().isEmpty() ? null : page.next();
        }
        return end;
    }

    /** When the change was made, as the stream says: to the second on AWS, to the minute before in DynamoDB Local. */
    private static Instant time(JsonNode change) {
        double seconds = change.path("ApproximateCreationDateTime").asDouble();
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    private static ObjectNode input() {
        return JsonNodeFactory.instance.objectNode();
    }
}
