package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.lambda.FunctionInvoker;
import dev.orders.localcloud.lambda.Invocation;
import dev.orders.localcloud.lambda.NotInvokedException;
import dev.orders.localcloud.lambda.NotInvokedException.Reason;
import dev.orders.localcloud.shards.Batch;
import dev.orders.localcloud.shards.Calls;
import dev.orders.localcloud.shards.GivenUp;
import dev.orders.localcloud.shards.Outcome;
import dev.orders.localcloud.shards.Target;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The function that gets the records, and the queue that hears of those it never will. Invocations need no permission of the
 * execution role, the queue does. Not for more than one thread.
 */
final class FunctionTarget implements Target {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Mapping mapping;
    private final FunctionInvoker functions;
    private final Calls calls;
    private final InstantSource clock;

    /** The last invocation by shard: the one that a batch of it was given up after. */
    private final Map<String, Invocation> last = new HashMap<>();

    FunctionTarget(Mapping mapping, FunctionInvoker functions, Calls calls, InstantSource clock) {
        this.mapping = mapping;
        this.functions = functions;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public Outcome deliver(Batch batch) {
        Invocation invocation;
        try {
            invocation = functions.invoke(mapping.functionName(), event(batch));
        } catch (NotInvokedException e) {
            String reason = String.valueOf(e.getMessage());
            if (e.reason() != Reason.TOO_LARGE) {
                return new Outcome.Unavailable(reason);
            }
            // A smaller batch may get through; all else may be over the next time.
            last.remove(batch.shard());
            return new Outcome.Failed(reason);
        }
        last.put(batch.shard(), invocation);
        if (invocation.failed()) {
            return new Outcome.Failed(BatchAnswer.FAILED);
        }
        return mapping.source().reportBatchItemFailures()
                ? BatchAnswer.of(invocation.payload(), batch)
                : new Outcome.Taken();
    }

    private static byte[] event(Batch batch) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        ArrayNode records = event.putArray("Records");
        batch.events().forEach(records::add);
        return JSON.writeValueAsBytes(event);
    }

    @Override
    public void giveUp(GivenUp givenUp) {
        Invocation invocation =
                givenUp.attempts() == 0 ? null : last.get(givenUp.batch().shard());
        ObjectNode letter = FailureLetter.of(mapping, givenUp, invocation, clock.instant());
        calls.call(
                "sqs",
                "AmazonSQS.SendMessage",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("QueueUrl", mapping.queueUrl())
                        .put("MessageBody", letter.toString()));
    }
}
