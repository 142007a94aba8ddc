package dev.orders.e2e.client;

import dev.orders.e2e.environment.Environment;
import dev.orders.e2e.environment.Environment.AccessKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The telemetry stream as its reader sees it. */
public record Telemetry(Environment environment, AwsCredentials reader) {

    public static Telemetry of(Environment environment) {
        AccessKey developer = environment.developer().orElseThrow();
        return new Telemetry(environment, AwsBasicCredentials.create(developer.id(), developer.secret()));
    }

    /** What the workflow told of this order. */
    public List<JsonNode> decisionsOn(String order) {
        return decisions()
                .filter(event -> event.path("subject").asString().equals(order))
                .toList();
    }

    /** The orders that the workflow told of. */
    public Set<String> decided() {
        return decisions().map(event -> event.path("subject").asString("")).collect(Collectors.toSet());
    }

    private Stream<JsonNode> decisions() {
        return events().stream().filter(event -> event.path("type").asString("").equals("order.decided"));
    }

    /** All that is in the stream; what is no JSON is left out. */
    public List<JsonNode> events() {
        String stream = environment.get("telemetry_stream");
        List<JsonNode> events = new ArrayList<>();
        try (KinesisClient kinesis = new Aws(environment).patientKinesis(reader)) {
            for (Shard shard : kinesis.listShards(r -> r.streamName(stream)).shards()) {
                String iterator = kinesis.getShardIterator(r -> r.streamName(stream)
                                .shardId(shard.shardId())
                                .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                        .shardIterator();
                while (iterator != null) {
                    String position = iterator;
                    GetRecordsResponse page = kinesis.getRecords(r -> r.shardIterator(position));
                    page.records().forEach(record -> event(record).ifPresent(events::add));
                    iterator = page.records().isEmpty() ? null : page.nextShardIterator();
                }
            }
        }
        return events;
    }

    /** The records of a shard from one sequence number to another. */
    public List<JsonNode> events(String shard, String first, String last) {
        String stream = environment.get("telemetry_stream");
        BigInteger end = new BigInteger(last);
        List<JsonNode> events = new ArrayList<>();
        try (KinesisClient kinesis = new Aws(environment).patientKinesis(reader)) {
            String iterator = kinesis.getShardIterator(r -> r.streamName(stream)
                            .shardId(shard)
                            .shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                            .startingSequenceNumber(first))
                    .shardIterator();
            while (iterator != null) {
                String position = iterator;
                GetRecordsResponse page = kinesis.getRecords(r -> r.shardIterator(position));
                for (Record record : page.records()) {
                    if (new BigInteger(record.sequenceNumber()).compareTo(end) > 0) {
                        return events;
                    }
                    event(record).ifPresent(events::add);
                }
                iterator = page.records().isEmpty() ? null : page.nextShardIterator();
            }
        }
        return events;
    }

    private static Optional<JsonNode> event(Record record) {
        try {
            return Optional.of(JsonMapper.shared().readTree(record.data().asUtf8String()));
        } catch (JacksonException poison) {
            return Optional.empty();
        }
    }
}
