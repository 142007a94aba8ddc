package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.wire.AwsCall;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code PutRecord} and {@code PutRecords}: answered when every record that they took is kept.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html">Kinesis: PutRecords</a>
 */
final class Puts {

    static final int MAX_RECORD_BYTES = 1024 * 1024;
    static final int MAX_REQUEST_BYTES = 10 * 1024 * 1024;
    static final int MAX_RECORDS = 500;

    private static final int MAX_PARTITION_KEY = 256;
    private static final Pattern HASH_KEY = Pattern.compile("0|([1-9]\\d{0,38})");
    private static final Pattern SEQUENCE_NUMBER = Pattern.compile("0|([1-9]\\d{0,128})");

    private final DataStreams streams;
    private final String account;

    Puts(DataStreams streams, String account) {
        this.streams = streams;
        this.account = account;
    }

    /** A record as a request has it. */
    private record Put(String partitionKey, byte[] data, BigInteger hashKey, int bytes) {}

    ObjectNode record(DataStream stream, AwsCall call, Input input) {
        Put put = put(input);
        input.text("SequenceNumberForOrdering").ifPresent(earlier -> checkEarlier(stream, earlier, call.time()));
        Shard shard = stream.of(put.hashKey());
        if (!shard.throughput().takesRecord(put.bytes())) {
            throw Refusal.throttled(exceeded(shard, stream));
        }
        long order = shard.append(put.partitionKey(), put.data(), call.time());
        streams.flush();
        shard.kept(order);
        return stored(shard, order);
    }

    /** Each record is taken or refused by itself; what is malformed refuses them all. */
    ObjectNode records(DataStream stream, AwsCall call, Input input) {
        List<Put> puts =
                input.objects("Records", 1, MAX_RECORDS).stream().map(Puts::put).toList();
        if (puts.stream().mapToLong(Put::bytes).sum() > MAX_REQUEST_BYTES) {
            throw Refusal.argument("Records size exceeds 10 MB limit");
        }
        Map<Shard, Long> touched = new HashMap<>();
        List<ObjectNode> results = new ArrayList<>(puts.size());
        int failed = 0;
        for (Put put : puts) {
            Shard shard = stream.of(put.hashKey());
            if (shard.throughput().takesRecord(put.bytes())) {
                long order = shard.append(put.partitionKey(), put.data(), call.time());
                touched.put(shard, order);
                results.add(stored(shard, order));
            } else {
                failed++;
                results.add(JsonNodeFactory.instance
                        .objectNode()
                        .put("ErrorCode", Refusal.THROTTLED)
                        .put("ErrorMessage", exceeded(shard, stream)));
            }
        }
        streams.flush();
        touched.forEach(Shard::kept);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("FailedRecordCount", failed);
        ArrayNode records = answer.putArray("Records");
        results.forEach(records::add);
        return answer;
    }

    private static Put put(Input input) {
        String partitionKey = input.text("PartitionKey", 1, MAX_PARTITION_KEY);
        byte[] data = input.blob("Data", MAX_RECORD_BYTES);
        int bytes = data.length + partitionKey.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_RECORD_BYTES) {
            throw Refusal.constraint(
                    input.at("Data"),
                    "Data and partition key together must have length less than or equal to " + MAX_RECORD_BYTES);
        }
        BigInteger hashKey =
                input.text("ExplicitHashKey").map(Puts::explicit).orElseGet(() -> HashKeyRange.hashKey(partitionKey));
        return new Put(partitionKey, data, hashKey, bytes);
    }

    private static BigInteger explicit(String text) {
        if (HASH_KEY.matcher(text).matches()) {
            BigInteger hashKey = new BigInteger(text);
            if (hashKey.compareTo(HashKeyRange.KEYS) < 0) {
                return hashKey;
            }
        }
        throw Refusal.argument("Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1].");
    }

    /** Every record comes after the one that is named: it only has to be one of this stream's past. */
    private void checkEarlier(DataStream stream, String sequenceNumber, Instant now) {
        if (!SEQUENCE_NUMBER.matcher(sequenceNumber).matches()) {
            throw Refusal.constraint(
                    "sequenceNumberForOrdering", "Member must satisfy regular expression pattern: 0|([1-9]\\d{0,128})");
        }
        long latest = stream.shards().stream().mapToLong(Shard::latest).max().orElse(0);
        long order = stream.order(sequenceNumber).orElse(Long.MAX_VALUE);
        if (order > Math.max(latest, SequenceNumbers.earliest(now))) {
            throw Refusal.argument(
                    "SequenceNumberForOrdering used in PutRecord on stream %s under account %s is invalid."
                            .formatted(stream.name(), account));
        }
    }

    private String exceeded(Shard shard, DataStream stream) {
        return "Rate exceeded for shard %s in stream %s under account %s."
                .formatted(shard.id(), stream.name(), account);
    }

    private static ObjectNode stored(Shard shard, long order) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ShardId", shard.id())
                .put("SequenceNumber", shard.numbers().text(order));
    }
}
