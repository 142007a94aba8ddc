package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.shards.CallFailedException;
import dev.orders.localcloud.shards.Calls;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A data stream and a queue, as the mapping's role meets them. */
final class FakeKinesis implements Calls {

    private final JsonMapper json = JsonMapper.shared();
    private final InstantSource clock;
    private final Map<String, Shard> shards = new LinkedHashMap<>();
    private int sequence;

    final List<ObjectNode> letters = new ArrayList<>();
    final List<Instant> reads = new ArrayList<>();
    /** What an operation answers instead: null for what it should. */
    Function<String, @Nullable CallFailedException> refusal = operation -> null;

    private record Stored(String number, String data, Instant arrival) {}

    private static final class Shard {
        final List<String> parents;
        final List<Stored> records = new ArrayList<>();
        boolean closed;

        Shard(List<String> parents) {
            this.parents = parents;
        }
    }

    FakeKinesis(InstantSource clock) {
        this.clock = clock;
    }

    void shard(String id, String... parents) {
        shards.put(id, new Shard(List.of(parents)));
    }

    void close(String id) {
        shards.get(id).closed = true;
    }

    /** Puts a record now; answers its sequence number. */
    String put(String shard, String data) {
        String number = "4%019d".formatted(++sequence);
        shards.get(shard).records.add(new Stored(number, data, clock.instant()));
        return number;
    }

    @Override
    public ObjectNode poll(String signingName, String target, ObjectNode input) {
        return call(signingName, target, input);
    }

    @Override
    public ObjectNode call(String signingName, String target, ObjectNode input) {
        String operation = target.substring(target.indexOf('.') + 1);
        CallFailedException refused = refusal.apply(operation);
        if (refused != null) {
            throw refused;
        }
        return switch (operation) {
            case "DescribeStream", "DescribeStreamSummary" -> JsonNodeFactory.instance.objectNode();
            case "ListShards" -> listed();
            case "GetShardIterator" -> {
                String from = switch (input.path("ShardIteratorType").asString()) {
                    case "TRIM_HORIZON" -> "";
                    case "AFTER_SEQUENCE_NUMBER" ->
                        input.path("StartingSequenceNumber").asString();
                    case "AT_TIMESTAMP" ->
                        "@" + Math.round(input.path("Timestamp").asDouble() * 1000);
                    default -> throw new IllegalArgumentException(input.toString());
                };
                yield JsonNodeFactory.instance
                        .objectNode()
                        .put("ShardIterator", input.path("ShardId").asString() + "|" + from);
            }
            case "GetRecords" -> records(input.path("ShardIterator").asString());
            case "SendMessage" -> {
                letters.add((ObjectNode) json.readTree(input.path("MessageBody").asString()));
                yield JsonNodeFactory.instance.objectNode().put("MessageId", "1");
            }
            default -> throw new IllegalArgumentException(target);
        };
    }

    private ObjectNode listed() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("Shards");
        shards.forEach((id, shard) -> {
            ObjectNode one = list.addObject().put("ShardId", id);
            if (!shard.parents.isEmpty()) {
                one.put("ParentShardId", shard.parents.getFirst());
            }
            if (shard.parents.size() > 1) {
                one.put("AdjacentParentShardId", shard.parents.getLast());
            }
        });
        return answer;
    }

    private ObjectNode records(String iterator) {
        reads.add(clock.instant());
        String[] parts = iterator.split("\\|", 2);
        Shard shard = shards.get(parts[0]);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode records = answer.putArray("Records");
        String last = parts[1];
        for (Stored record : shard.records) {
            boolean wanted = parts[1].startsWith("@")
                    ? record.arrival().toEpochMilli() >= Long.parseLong(parts[1].substring(1))
                    : record.number().compareTo(parts[1]) > 0;
            if (wanted) {
                records.addObject()
                        .put("SequenceNumber", record.number())
                        .put("ApproximateArrivalTimestamp", record.arrival().toEpochMilli() / 1000.0)
                        .put(
                                "Data",
                                Base64.getEncoder().encodeToString(record.data().getBytes(StandardCharsets.UTF_8)))
                        .put("PartitionKey", "key");
                last = record.number();
            }
        }
        if (!shard.closed) {
            answer.put("NextShardIterator", parts[0] + "|" + last);
        }
        return answer.put("MillisBehindLatest", 0);
    }
}
