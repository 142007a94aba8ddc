package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.shards.Calls;
import dev.orders.localcloud.shards.Position;
import dev.orders.localcloud.shards.ShardRecord;
import dev.orders.localcloud.shards.StreamSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Kinesis data stream as Lambda reads it: under the function's execution role, with the shared throughput of its shards.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html">Kinesis Data Streams as an event source</a>
 */
final class KinesisStream implements StreamSource {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SERVICE = "kinesis";
    private static final String TARGET = "Kinesis_20131202.";

    private final Calls calls;
    private final Mapping mapping;
    private final InstantSource clock;

    KinesisStream(Calls calls, Mapping mapping, InstantSource clock) {
        this.calls = calls;
        this.mapping = mapping;
        this.clock = clock;
    }

    @Override
    public String name() {
        return mapping.streamArn();
    }

    @Override
    public String stream() {
        return mapping.streamArn();
    }

    /** AWS wants to describe a stream before it reads it: a role that may not is refused here too. */
    @Override
    public List<Shard> shards(String stream) {
        call("DescribeStream", input().put("StreamARN", stream).put("Limit", 1));
        call("DescribeStreamSummary", input().put("StreamARN", stream));
        List<Shard> shards = new ArrayList<>();
        String token = null;
        do {
            ObjectNode input = token == null ? input().put("StreamARN", stream) : input().put("NextToken", token);
            JsonNode page = call("ListShards", input);
            page.path("Shards")
                    .forEach(shard -> shards.add(new Shard(shard.path("ShardId").asString(), parents(shard))));
            token = page.path("NextToken").asString(null);
        } while (token != null);
        return shards;
    }

    /** Two where shards were merged. */
    private static List<String> parents(JsonNode shard) {
        return Stream.of("ParentShardId", "AdjacentParentShardId")
                .filter(shard::hasNonNull)
                .map(parent -> shard.path(parent).asString())
                .toList();
    }

    @Override
    public String iterator(String stream, String shard, Position from) {
        ObjectNode input = input().put("StreamARN", stream).put("ShardId", shard);
        switch (from) {
            case Position.Oldest oldest -> input.put("ShardIteratorType", "TRIM_HORIZON");
            case Position.After after ->
                input.put("ShardIteratorType", "AFTER_SEQUENCE_NUMBER")
                        .put("StartingSequenceNumber", after.sequenceNumber());
            case Position.Since since ->
                input.put("ShardIteratorType", "AT_TIMESTAMP").put("Timestamp", seconds(since.time()));
        }
        return call("GetShardIterator", input).path("ShardIterator").asString();
    }

    @Override
    public Page records(String stream, String shard, String iterator) {
        ObjectNode answer = calls.poll(SERVICE, TARGET + "GetRecords", input().put("ShardIterator", iterator));
        List<ShardRecord> records = new ArrayList<>();
        for (JsonNode record : answer.path("Records")) {
            String number = record.path("SequenceNumber").asString();
            Instant arrival = Instant.ofEpochMilli(
                    Math.round(record.path("ApproximateArrivalTimestamp").asDouble() * 1000));
            ObjectNode event = event(shard, record, number, arrival);
            records.add(new ShardRecord(number, arrival, event, JSON.writeValueAsBytes(event).length));
        }
        return new Page(
                records,
                answer.path("NextShardIterator").asString(null),
                Duration.ofMillis(answer.path("MillisBehindLatest").asLong()));
    }

    /** The record as a function gets it. */
    private ObjectNode event(String shard, JsonNode record, String number, Instant arrival) {
        ObjectNode event = input();
        event.putObject("kinesis")
                .put("kinesisSchemaVersion", "1.0")
                .put("partitionKey", record.path("PartitionKey").asString())
                .put("sequenceNumber", number)
                .put("data", record.path("Data").asString())
                .put("approximateArrivalTimestamp", seconds(arrival));
        return event.put("eventSource", "aws:kinesis")
                .put("eventVersion", "1.0")
                .put("eventID", shard + ":" + number)
                .put("eventName", "aws:kinesis:record")
                .put("invokeIdentityArn", mapping.roleArn())
                .put("awsRegion", mapping.region())
                .put("eventSourceARN", mapping.streamArn());
    }

    /** Nothing in a shard says where its end is: what comes from now on comes after it. */
    @Override
    public Position end(String stream, String shard) {
        return new Position.Since(clock.instant());
    }

    private ObjectNode call(String operation, ObjectNode input) {
        return calls.call(SERVICE, TARGET + operation, input);
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }

    private static ObjectNode input() {
        return JsonNodeFactory.instance.objectNode();
    }
}
