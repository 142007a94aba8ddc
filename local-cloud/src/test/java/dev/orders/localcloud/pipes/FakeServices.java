package dev.orders.localcloud.pipes;

import dev.orders.localcloud.shards.CallFailedException;
import dev.orders.localcloud.shards.Calls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A stream of shards, a workflow and a queue, as the pipe meets them. */
final class FakeServices implements Calls {

    static final String STREAM = "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026";

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, Shard> shards = new LinkedHashMap<>();
    private int sequence;

    final List<String> started = new ArrayList<>();
    final List<ObjectNode> deadLetters = new ArrayList<>();
    /** What StartExecution answers to an input: null for success. */
    Function<String, @Nullable CallFailedException> workflow = input -> null;

    @Nullable
    CallFailedException queue;

    @Nullable
    CallFailedException source;

    /** The last sequence number that is gone: whoever reads after an earlier one hears of it, unless they ask for what is left. */
    String trimmed = "";

    private static final class Shard {
        final @Nullable String parent;
        final List<ObjectNode> records = new ArrayList<>();
        boolean closed;

        Shard(@Nullable String parent) {
            this.parent = parent;
        }
    }

    void shard(String id, @Nullable String parent) {
        shards.put(id, new Shard(parent));
    }

    void close(String id) {
        shards.get(id).closed = true;
    }

    /** A record of a row, made at the given second. */
    String change(String shard, String event, String userId, String orderId, long second) {
        String number = "%021d".formatted(++sequence);
        ObjectNode record = JsonNodeFactory.instance.objectNode().put("eventName", event);
        ObjectNode change = record.putObject("dynamodb").put("ApproximateCreationDateTime", second);
        change.put("SequenceNumber", number);
        ObjectNode keys = change.putObject("Keys");
        keys.putObject("userId").put("S", userId);
        keys.putObject("orderId").put("S", orderId);
        shards.get(shard).records.add(record);
        return number;
    }

    @Override
    public ObjectNode poll(String signingName, String target, ObjectNode input) {
        return call(signingName, target, input);
    }

    @Override
    public ObjectNode call(String signingName, String target, ObjectNode input) {
        if (signingName.equals("dynamodb") && source != null) {
            throw source;
        }
        return switch (target.substring(target.indexOf('.') + 1)) {
            case "ListStreams" -> {
                ObjectNode answer = JsonNodeFactory.instance.objectNode();
                answer.putArray("Streams").addObject().put("StreamArn", STREAM);
                yield answer;
            }
            case "DescribeStream" -> describe();
            case "GetShardIterator" -> {
                String after = input.path("SequenceNumber").asString("");
                yield JsonNodeFactory.instance
                        .objectNode()
                        .put("ShardIterator", input.path("ShardId").asString() + "|" + after);
            }
            case "GetRecords" -> records(input.path("ShardIterator").asString());
            case "StartExecution" -> {
                String execution = input.path("input").asString();
                CallFailedException failure = workflow.apply(execution);
                if (failure != null) {
                    throw failure;
                }
                started.add(execution);
                yield JsonNodeFactory.instance.objectNode().put("executionArn", "arn");
            }
            case "SendMessage" -> {
                if (queue != null) {
                    throw queue;
                }
                deadLetters.add(
                        (ObjectNode) json.readTree(input.path("MessageBody").asString()));
                yield JsonNodeFactory.instance.objectNode().put("MessageId", "1");
            }
            default -> throw new IllegalArgumentException(target);
        };
    }

    private ObjectNode describe() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putObject("StreamDescription").putArray("Shards");
        shards.forEach((id, shard) -> {
            ObjectNode one = list.addObject().put("ShardId", id).put("ParentShardId", shard.parent);
            ObjectNode range = one.putObject("SequenceNumberRange").put("StartingSequenceNumber", "1");
            if (shard.closed) {
                range.put("EndingSequenceNumber", "9");
            }
        });
        return answer;
    }

    private ObjectNode records(String iterator) {
        String[] parts = iterator.split("\\|", 2);
        Shard shard = shards.get(parts[0]);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode records = answer.putArray("Records");
        String last = parts[1];
        if (!last.isEmpty() && last.compareTo(trimmed) < 0) {
            throw new CallFailedException(400, "TrimmedDataAccessException", "trimmed");
        }
        for (ObjectNode record : shard.records) {
            String number = record.path("dynamodb").path("SequenceNumber").asString();
            if (number.compareTo(parts[1]) > 0 && number.compareTo(trimmed) > 0) {
                records.add(record.deepCopy());
                last = number;
            }
        }
        if (!shard.closed) {
            answer.put("NextShardIterator", parts[0] + "|" + last);
        }
        return answer;
    }
}
