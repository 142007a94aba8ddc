package dev.orders.localcloud.kinesis;

import dev.orders.localcloud.kinesis.Tokens.Page;
import dev.orders.localcloud.wire.AwsCall;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@code DescribeStream}, {@code DescribeStreamSummary} and {@code ListStreams}. */
final class Descriptions {

    private static final String STREAMS = "ListStreams/";
    private static final int MAX_LISTED = 10_000;
    private static final int USUALLY_LISTED = 100;

    private final DataStreams streams;
    private final Tokens tokens;

    Descriptions(DataStreams streams, Tokens tokens) {
        this.streams = streams;
        this.tokens = tokens;
    }

    static ObjectNode stream(DataStream stream, Input input) {
        int limit = input.number("Limit", 1, MAX_LISTED, USUALLY_LISTED);
        List<Shard> rest =
                ShardLists.after(stream, input.text("ExclusiveStartShardId").orElse(""));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ObjectNode description = described(answer.putObject("StreamDescription"), stream);
        description.set(
                "Shards", ShardLists.described(rest.stream().limit(limit).toList()));
        description.put("HasMoreShards", rest.size() > limit);
        return answer;
    }

    static ObjectNode summary(DataStream stream) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        described(answer.putObject("StreamDescriptionSummary"), stream)
                .put("OpenShardCount", stream.shards().size())
                .put("ConsumerCount", 0)
                .put("MaxRecordSizeInKiB", Puts.MAX_RECORD_BYTES / 1024);
        return answer;
    }

    ObjectNode list(AwsCall call, Input input) {
        int limit = input.number("Limit", 1, MAX_LISTED, USUALLY_LISTED);
        String after = input.text("NextToken")
                .map(token -> continued(token, call))
                .or(() -> input.text("ExclusiveStartStreamName"))
                .orElse("");
        List<DataStream> rest = streams.all().stream()
                .filter(stream -> stream.name().compareTo(after) > 0)
                .toList();
        List<DataStream> listed = rest.stream().limit(limit).toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode names = answer.putArray("StreamNames");
        ArrayNode summaries = answer.putArray("StreamSummaries");
        for (DataStream stream : listed) {
            names.add(stream.name());
            named(summaries.addObject(), stream);
        }
        answer.put("HasMoreStreams", listed.size() < rest.size());
        if (listed.size() < rest.size()) {
            answer.put(
                    "NextToken", tokens.text(new Page(STREAMS, listed.getLast().name(), call.time())));
        }
        return answer;
    }

    private String continued(String token, AwsCall call) {
        Page page = tokens.page(token);
        if (!page.list().equals(STREAMS)) {
            throw Refusal.argument("Invalid NextToken.");
        }
        if (page.expired(call.time())) {
            throw Refusal.expired("ExpiredNextTokenException", "The next token");
        }
        return page.last();
    }

    private static ObjectNode described(ObjectNode description, DataStream stream) {
        named(description, stream).put("RetentionPeriodHours", stream.retentionHours());
        description.putArray("EnhancedMonitoring").addObject().putArray("ShardLevelMetrics");
        return description.put("EncryptionType", "NONE");
    }

    private static ObjectNode named(ObjectNode description, DataStream stream) {
        description
                .put("StreamName", stream.name())
                .put("StreamARN", stream.arn())
                .put("StreamStatus", "ACTIVE")
                .putPOJO("StreamCreationTimestamp", stream.created());
        description
                .putObject("StreamModeDetails")
                .put("StreamMode", stream.mode().name());
        return description;
    }
}
