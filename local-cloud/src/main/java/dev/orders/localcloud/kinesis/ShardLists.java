package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.kinesis.Tokens.Page;
import dev.orders.localcloud.wire.AwsCall;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code ListShards}. Every shard is open from the stream's creation on, so that of the filters only
 * {@code AFTER_SHARD_ID} leaves any out.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_ListShards.html">Kinesis: ListShards</a>
 */
final class ShardLists {

    private static final String LIST = "ListShards/";
    private static final int MAX_RESULTS = 10_000;
    private static final int USUAL_RESULTS = 1000;

    private final Tokens tokens;

    ShardLists(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The page that a request's token stands for. */
    Page page(String nextToken) {
        Page page = tokens.page(nextToken);
        if (!page.list().startsWith(LIST)) {
            throw Refusal.argument("Invalid NextToken.");
        }
        return page;
    }

    static String stream(Page page) {
        return page.list().substring(LIST.length());
    }

    ObjectNode shards(DataStream stream, AwsCall call, Input input) {
        int limit = input.number("MaxResults", 1, MAX_RESULTS, USUAL_RESULTS);
        String after = input.text("NextToken")
                .map(token -> continued(token, call, input))
                .or(() -> input.text("ExclusiveStartShardId"))
                .or(() -> input.object("ShardFilter").map(ShardLists::filtered))
                .orElse("");
        List<Shard> rest = after(stream, after);
        List<Shard> shards = rest.stream().limit(limit).toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("Shards", described(shards));
        if (shards.size() < rest.size()) {
            answer.put(
                    "NextToken",
                    tokens.text(new Page(LIST + stream.name(), shards.getLast().id(), call.time())));
        }
        return answer;
    }

    static List<Shard> after(DataStream stream, String shardId) {
        return stream.shards().stream()
                .filter(shard -> shard.id().compareTo(shardId) > 0)
                .toList();
    }

    static ArrayNode described(List<Shard> shards) {
        ArrayNode described = JsonNodeFactory.instance.arrayNode();
        for (Shard shard : shards) {
            ObjectNode node = described.addObject().put("ShardId", shard.id());
            node.putObject("HashKeyRange")
                    .put("StartingHashKey", shard.range().start().toString())
                    .put("EndingHashKey", shard.range().end().toString());
            node.putObject("SequenceNumberRange").put("StartingSequenceNumber", shard.startingSequenceNumber());
        }
        return described;
    }

    private String continued(String token, AwsCall call, Input input) {
        for (String other : List.of("StreamName", "ExclusiveStartShardId", "StreamCreationTimestamp", "ShardFilter")) {
            if (input.members().hasNonNull(other)) {
                throw Refusal.argument("NextToken and " + other + " cannot be provided together.");
            }
        }
        Page page = page(token);
        if (page.expired(call.time())) {
            throw Refusal.expired("ExpiredNextTokenException", "The next token");
        }
        return page.last();
    }

    private static String filtered(Input filter) {
        String type = filter.text("Type").orElseThrow(() -> filter.missing("Type"));
        return switch (type) {
            case "AFTER_SHARD_ID" ->
                filter.text("ShardId").orElseThrow(() -> Refusal.argument("AFTER_SHARD_ID needs a ShardId."));
            case "AT_TIMESTAMP", "FROM_TIMESTAMP" -> {
                filter.timestamp("Timestamp").orElseThrow(() -> Refusal.argument(type + " needs a Timestamp."));
                yield "";
            }
            case "AT_TRIM_HORIZON", "FROM_TRIM_HORIZON", "AT_LATEST" -> "";
            default ->
                throw Refusal.constraint(
                        filter.at("Type"),
                        "Member must satisfy enum value set: [AFTER_SHARD_ID, AT_TRIM_HORIZON, FROM_TRIM_HORIZON,"
                                + " AT_LATEST, AT_TIMESTAMP, FROM_TIMESTAMP]");
        };
    }
}
