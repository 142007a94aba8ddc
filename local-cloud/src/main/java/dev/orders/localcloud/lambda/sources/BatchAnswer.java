package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.shards.Batch;
import dev.orders.localcloud.shards.Outcome;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a function says that reports batch item failures: nothing, null or no failures is success; the lowest sequence number
 * is the first record that it is not done with. What is no such answer, or names what is no record of the batch, fails the
 * whole batch, as an empty or missing identifier does.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html">Partial batch
 *     response with Kinesis Data Streams</a>
 */
final class BatchAnswer {

    static final String FAILED = "Function call failed";

    private static final JsonMapper JSON = JsonMapper.shared();

    private BatchAnswer() {}

    static Outcome of(byte[] payload, Batch batch) {
        JsonNode answer;
        try {
            answer = JSON.readTree(payload);
        } catch (JacksonException noJson) {
            return new Outcome.Failed(FAILED);
        }
        if (isEmpty(answer)) {
            return new Outcome.Taken();
        }
        JsonNode failures = answer.path("batchItemFailures");
        if (!answer.isObject() || !(failures.isArray() || isEmpty(failures))) {
            return new Outcome.Failed(FAILED);
        }
        return failures.isEmpty() ? new Outcome.Taken() : notDone(failures, batch);
    }

    private static boolean isEmpty(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || (node.isString() && node.stringValue().isEmpty());
    }

    private static Outcome notDone(JsonNode failures, Batch batch) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < batch.records().size(); i++) {
            places.put(batch.records().get(i).sequenceNumber(), i);
        }
        int first = batch.records().size();
        for (JsonNode failure : failures) {
            JsonNode identifier = failure.path("itemIdentifier");
            Integer place = identifier.isString() ? places.get(identifier.stringValue()) : null;
            if (place == null) {
                return new Outcome.Failed(FAILED);
            }
            first = Math.min(first, place);
        }
        // Nothing is done where the first record failed: such a batch is split like every one that fails.
        return first == 0 ? new Outcome.Failed(FAILED) : new Outcome.TakenBefore(first, FAILED);
    }
}
