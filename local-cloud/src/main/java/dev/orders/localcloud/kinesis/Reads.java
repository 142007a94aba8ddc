package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.kinesis.Shard.Batch;
import dev.orders.localcloud.kinesis.Tokens.ShardIterator;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code GetShardIterator} and {@code GetRecords}.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_GetRecords.html">Kinesis: GetRecords</a>
 */
final class Reads {

    private static final int MAX_RECORDS = 10_000;

    private final Tokens tokens;
    private final String account;

    Reads(Tokens tokens, String account) {
        this.tokens = tokens;
        this.account = account;
    }

    ObjectNode iterator(DataStream stream, AwsCall call, Input input) {
        Shard shard = shard(stream, input.text("ShardId", 1, 128));
        long after = after(stream, shard, call.time(), input);
        if (!shard.throughput().takesIteratorRequest()) {
            throw throttled(shard, stream);
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("ShardIterator", tokens.text(new ShardIterator(stream.name(), shard.id(), after, call.time())));
    }

    /** @param place what the request's iterator holds */
    ObjectNode records(DataStream stream, ShardIterator place, AwsCall call, Input input) {
        int limit = input.number("Limit", 1, MAX_RECORDS, MAX_RECORDS);
        if (place.expired(call.time())) {
            throw Refusal.expired("ExpiredIteratorException", "The shard iterator");
        }
        Shard shard = shard(stream, place.shardId());
        if (!shard.throughput().takesRead()) {
            throw throttled(shard, stream);
        }
        Batch batch = shard.read(place.after(), limit, call.time());
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode records = answer.putArray("Records");
        long bytes = 0;
        for (StoredRecord record : batch.records()) {
            bytes += record.data().length + record.partitionKey().getBytes(StandardCharsets.UTF_8).length;
            records.addObject()
                    .put("SequenceNumber", shard.numbers().text(record.order()))
                    .putPOJO("ApproximateArrivalTimestamp", SequenceNumbers.arrival(record.order()))
                    .put("Data", record.data())
                    .put("PartitionKey", record.partitionKey());
        }
        shard.throughput().gave(bytes);
        return answer.put(
                        "NextShardIterator",
                        tokens.text(new ShardIterator(stream.name(), shard.id(), batch.after(), call.time())))
                .put("MillisBehindLatest", batch.behind().toMillis());
    }

    private static long after(DataStream stream, Shard shard, Instant now, Input input) {
        String type = input.text("ShardIteratorType").orElseThrow(() -> input.missing("ShardIteratorType"));
        boolean numbered = input.text("StartingSequenceNumber").isPresent();
        return switch (type) {
            case "AT_SEQUENCE_NUMBER" -> numbered(stream, shard, input) - 1;
            case "AFTER_SEQUENCE_NUMBER" -> numbered(stream, shard, input);
            case "AT_TIMESTAMP" -> SequenceNumbers.earliest(timestamp(now, input)) - 1;
            case "TRIM_HORIZON", "LATEST" -> {
                if (numbered) {
                    throw Refusal.argument("A StartingSequenceNumber goes with AT_SEQUENCE_NUMBER or"
                            + " AFTER_SEQUENCE_NUMBER, not with " + type + ".");
                }
                yield type.equals("LATEST") ? shard.latest() : -1;
            }
            default ->
                throw Refusal.constraint(
                        "shardIteratorType",
                        "Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_TIMESTAMP,"
                                + " AT_SEQUENCE_NUMBER, TRIM_HORIZON]");
        };
    }

    private static long numbered(DataStream stream, Shard shard, Input input) {
        String number = input.text("StartingSequenceNumber")
                .orElseThrow(() -> Refusal.argument("This ShardIteratorType needs a StartingSequenceNumber."));
        return shard.numbers()
                .order(number)
                .orElseThrow(() -> Refusal.argument(
                        "StartingSequenceNumber used in GetShardIterator on shard %s in stream %s is invalid: it did not come from this shard."
                                .formatted(shard.id(), stream.name())));
    }

    private static Instant timestamp(Instant now, Input input) {
        Instant timestamp =
                input.timestamp("Timestamp").orElseThrow(() -> Refusal.argument("AT_TIMESTAMP needs a Timestamp."));
        if (timestamp.isAfter(now)) {
            throw Refusal.argument("The Timestamp is later than now.");
        }
        return timestamp;
    }

    private Shard shard(DataStream stream, String id) {
        return stream.shard(id).orElseThrow(() -> Refusal.noShard(id, stream.name(), account));
    }

    private AwsException throttled(Shard shard, DataStream stream) {
        return Refusal.throttled("Rate exceeded for shard %s in stream %s under account %s."
                .formatted(shard.id(), stream.name(), account));
    }
}
