package dev.orders.localcloud.pipes;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Records of one shard that go to the target together, in their order. */
record Batch(List<JsonNode> records) {

    static String sequenceNumber(JsonNode record) {
        return record.path("dynamodb").path("SequenceNumber").asString();
    }

    /** When the change was made, as the stream says: to the second on AWS, to the minute before in DynamoDB Local. */
    static Instant time(JsonNode record) {
        double seconds =
                record.path("dynamodb").path("ApproximateCreationDateTime").asDouble();
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    JsonNode first() {
        return records.getFirst();
    }

    JsonNode last() {
        return records.getLast();
    }
}
