package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.lambda.Invocation;
import dev.orders.localcloud.shards.Batch;
import dev.orders.localcloud.shards.GivenUp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the on-failure destination gets: where in the stream the records are, and nothing of what is in them.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html">Discarded batch records of
 *     a Kinesis event source</a>
 */
final class FailureLetter {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private FailureLetter() {}

    /** @param invocation the last one of these records; null when there was none */
    static ObjectNode of(Mapping mapping, GivenUp givenUp, @Nullable Invocation invocation, Instant now) {
        Batch batch = givenUp.batch();
        ObjectNode letter = JsonNodeFactory.instance.objectNode();
        letter.putObject("requestContext")
                .put("requestId", invocation == null ? UUID.randomUUID().toString() : invocation.requestId())
                .put("functionArn", mapping.functionArn())
                .put("condition", givenUp.condition().text())
                .put("approximateInvokeCount", givenUp.attempts());
        if (invocation != null) {
            letter.putObject("responseContext")
                    .put("statusCode", 200)
                    .put("executedVersion", Mapping.VERSION)
                    .put("functionError", invocation.functionError());
        }
        letter.put("version", "1.0").put("timestamp", TIME.format(now));
        letter.putObject("KinesisBatchInfo")
                .put("shardId", batch.shard())
                .put("startSequenceNumber", batch.first().sequenceNumber())
                .put("endSequenceNumber", batch.last().sequenceNumber())
                .put(
                        "approximateArrivalOfFirstRecord",
                        TIME.format(batch.first().time()))
                .put("approximateArrivalOfLastRecord", TIME.format(batch.last().time()))
                .put("batchSize", batch.records().size())
                .put("streamArn", batch.stream());
        return letter;
    }
}
