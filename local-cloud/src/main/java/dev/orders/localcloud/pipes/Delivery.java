package dev.orders.localcloud.pipes;

import java.time.InstantSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where records go: to the workflow, or, when that can't be, to the dead-letter queue. */
final class Delivery {

    /** Why a batch was given up. */
    enum Condition {
        RETRY_ATTEMPTS_EXHAUSTED("RetryAttemptsExhausted"),
        MAXIMUM_RECORD_AGE_EXCEEDED("MaximumRecordAgeExceeded");

        private final String text;

        Condition(String text) {
            this.text = text;
        }
    }

    private final Pipe pipe;
    private final Calls calls;
    private final InstantSource clock;

    Delivery(Pipe pipe, Calls calls, InstantSource clock) {
        this.pipe = pipe;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Starts the workflow and does not wait for its end. Its input is an array, of one element too.
     *
     * @throws InputTemplate.UnfitEventException when a record lacks what the template wants
     */
    void start(Batch batch) {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        batch.records().forEach(record -> events.add(pipe.template().of(record)));
        calls.call(
                "states",
                "AWSStepFunctions.StartExecution",
                object().put("stateMachineArn", pipe.workflow()).put("input", events.toString()));
    }

    /** Says where in the stream the records are, and nothing of what is in them. */
    void giveUp(Batch batch, String stream, String shard, Condition condition) {
        ObjectNode letter = object();
        letter.putObject("context").put("partnerResourceArn", pipe.arn()).put("condition", condition.text);
        letter.put("version", "1.0").put("timestamp", clock.instant().toString());
        letter.putObject("DDBStreamBatchInfo")
                .put("shardId", shard)
                .put("startSequenceNumber", Batch.sequenceNumber(batch.first()))
                .put("endSequenceNumber", Batch.sequenceNumber(batch.last()))
                .put(
                        "approximateArrivalOfFirstRecord",
                        Batch.time(batch.first()).toString())
                .put("approximateArrivalOfLastRecord", Batch.time(batch.last()).toString())
                .put("batchSize", batch.records().size())
                .put("streamArn", stream);
        calls.call(
                "sqs",
                "AmazonSQS.SendMessage",
                object().put("QueueUrl", pipe.deadLetterQueue()).put("MessageBody", letter.toString()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
