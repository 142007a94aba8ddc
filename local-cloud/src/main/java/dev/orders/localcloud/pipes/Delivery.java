package dev.orders.localcloud.pipes;

import dev.orders.localcloud.pipes.InputTemplate.UnfitEventException;
import dev.orders.localcloud.shards.Batch;
import dev.orders.localcloud.shards.CallFailedException;
import dev.orders.localcloud.shards.Calls;
import dev.orders.localcloud.shards.GivenUp;
import dev.orders.localcloud.shards.Outcome;
import dev.orders.localcloud.shards.Target;
import java.time.InstantSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Where records go: to the workflow, or, when that can't be, to the dead-letter queue. */
final class Delivery implements Target {

    private final Pipe pipe;
    private final Calls calls;
    private final InstantSource clock;

    Delivery(Pipe pipe, Calls calls, InstantSource clock) {
        this.pipe = pipe;
        this.calls = calls;
        this.clock = clock;
    }

    /** Starts the workflow and does not wait for its end. Its input is an array, of one element too. */
    @Override
    public Outcome deliver(Batch batch) {
        ArrayNode events = JsonNodeFactory.instance.arrayNode();
        try {
            batch.events().forEach(event -> events.add(pipe.template().of(event)));
            calls.call(
                    "states",
                    "AWSStepFunctions.StartExecution",
                    object().put("stateMachineArn", pipe.workflow()).put("input", events.toString()));
            return new Outcome.Taken();
        } catch (UnfitEventException e) {
            return new Outcome.Unfit(String.valueOf(e.getMessage()));
        } catch (CallFailedException e) {
            return e.isInternal() ? new Outcome.Unavailable(e.reason()) : new Outcome.Failed(e.reason());
        }
    }

    /** Says where in the stream the records are, and nothing of what is in them. */
    @Override
    public void giveUp(GivenUp givenUp) {
        Batch batch = givenUp.batch();
        ObjectNode letter = object();
        letter.putObject("context")
                .put("partnerResourceArn", pipe.arn())
                .put("condition", givenUp.condition().text());
        letter.put("version", "1.0").put("timestamp", clock.instant().toString());
        letter.putObject("DDBStreamBatchInfo")
                .put("shardId", batch.shard())
                .put("startSequenceNumber", batch.first().sequenceNumber())
                .put("endSequenceNumber", batch.last().sequenceNumber())
                .put("approximateArrivalOfFirstRecord", batch.first().time().toString())
                .put("approximateArrivalOfLastRecord", batch.last().time().toString())
                .put("batchSize", batch.records().size())
                .put("streamArn", batch.stream());
        calls.call(
                "sqs",
                "AmazonSQS.SendMessage",
                object().put("QueueUrl", pipe.deadLetterQueue()).put("MessageBody", letter.toString()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
