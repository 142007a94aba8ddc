package dev.orders.localcloud;

import dev.orders.localcloud.console.ReadStreams;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.ServiceCaller;
import dev.orders.localcloud.wire.ServiceCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The data streams as the developer may read them: by the same signed and authorized calls as the AWS CLI's. */
record DeveloperStreams(ServiceCalls calls, ServiceCaller developer, InstantSource clock) implements ReadStreams {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Kinesis reads forwards only: the shortest time back that has anything is enough. */
    private static final List<Duration> BACK = List.of(Duration.ofMinutes(5), Duration.ofHours(24));

    private static final Comparator<Record> NEWEST_FIRST = Comparator.comparing(Record::arrivedAt)
            .thenComparing(Record::sequenceNumber)
            .reversed();

    @Override
    public List<Stream> streams(int mostRecords) {
        return call("ListStreams", Map.of()).stream()
                .flatMap(answer -> answer.path("StreamNames").valueStream())
                .flatMap(name -> call("DescribeStream", Map.of("StreamName", name.asString())).stream())
                .map(answer -> stream(answer.path("StreamDescription"), mostRecords))
                .toList();
    }

    private Stream stream(JsonNode description, int mostRecords) {
        String name = description.path("StreamName").asString();
        List<Shard> shards = description
                .path("Shards")
                .valueStream()
                .map(DeveloperStreams::shard)
                .toList();
        List<Record> records = new ArrayList<>();
        boolean complete = true;
        for (Duration back : BACK) {
            for (Shard shard : shards) {
                complete &= read(name, shard.id(), clock.instant().minus(back), records);
            }
            if (!records.isEmpty()) {
                break;
            }
        }
        return new Stream(
                name,
                description.path("StreamModeDetails").path("StreamMode").asString(),
                description.path("RetentionPeriodHours").asInt(),
                shards,
                records.stream().sorted(NEWEST_FIRST).limit(mostRecords).toList(),
                complete);
    }

    /** Whether it could be read. */
    private boolean read(String stream, String shardId, Instant since, List<Record> records) {
        Optional<JsonNode> answer = call(
                        "GetShardIterator",
                        Map.of(
                                "StreamName",
                                stream,
                                "ShardId",
                                shardId,
                                "ShardIteratorType",
                                "AT_TIMESTAMP",
                                "Timestamp",
                                since.toEpochMilli() / 1000.0))
                .flatMap(iterator -> call(
                        "GetRecords",
                        Map.of("ShardIterator", iterator.path("ShardIterator").asString())));
        answer.ifPresent(found -> found.path("Records").forEach(record -> records.add(record(shardId, record))));
        return answer.isPresent();
    }

    private static Record record(String shardId, JsonNode record) {
        return new Record(
                Instant.ofEpochMilli(
                        Math.round(record.path("ApproximateArrivalTimestamp").asDouble() * 1000)),
                shardId,
                record.path("SequenceNumber").asString(),
                record.path("PartitionKey").asString(),
                record.path("Data").binaryValue());
    }

    private static Shard shard(JsonNode shard) {
        JsonNode range = shard.path("HashKeyRange");
        return new Shard(
                shard.path("ShardId").asString(),
                range.path("StartingHashKey").asString(),
                range.path("EndingHashKey").asString());
    }

    /** Empty for every refusal, such as one for the shard's throughput. */
    private Optional<JsonNode> call(String operation, Map<String, ?> input) {
        AwsAnswer answer =
                calls.json(developer, "kinesis", "Kinesis_20131202." + operation, JSON.writeValueAsBytes(input));
        return answer.status() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
    }
}
