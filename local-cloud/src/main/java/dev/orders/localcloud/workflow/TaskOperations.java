package dev.orders.localcloud.workflow;

import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.workflow.engine.Signal;
import dev.orders.localcloud.workflow.runtime.Delivery;
import dev.orders.localcloud.workflow.runtime.ExecutionRecord;
import dev.orders.localcloud.workflow.runtime.Executions;
import dev.orders.localcloud.workflow.runtime.Tokens;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Returning task tokens. The answer is given once the execution has gone on and that is on disk; a token counts once.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-wait-token">Callback with
 *     the task token</a>
 */
final class TaskOperations {

    private static final int MAX_TOKEN = 2048;
    private static final int MAX_ERROR = 256;
    private static final int MAX_CAUSE = 32768;

    private final Arns arns;
    private final Tokens tokens;
    private final Executions standard;

    TaskOperations(Arns arns, Tokens tokens, Executions standard) {
        this.arns = arns;
        this.tokens = tokens;
        this.standard = standard;
    }

    Map<String, Operation> all() {
        return Map.of(
                "SendTaskSuccess", Operation.withoutResource(this::success),
                "SendTaskFailure", Operation.withoutResource(this::failure),
                "SendTaskHeartbeat", Operation.withoutResource(this::heartbeat));
    }

    private ObjectNode success(Input input, AwsCall call) {
        Tokens.Waiter waiter = waiter(input);
        JsonNode output = Data.parse(input.text("output", 0, Input.MAX_DATA_BYTES));
        if (output == null) {
            throw Errors.of("InvalidOutput", "Invalid Output: 'it is no JSON of at most 262144 bytes'");
        }
        return deliver(waiter, new Signal.TaskSucceeded(waiter.frame(), waiter.attempt(), output));
    }

    private ObjectNode failure(Input input, AwsCall call) {
        Tokens.Waiter waiter = waiter(input);
        return deliver(
                waiter,
                new Signal.TaskFailed(
                        waiter.frame(),
                        waiter.attempt(),
                        input.optionalText("error", 0, MAX_ERROR),
                        input.optionalText("cause", 0, MAX_CAUSE)));
    }

    private ObjectNode heartbeat(Input input, AwsCall call) {
        Tokens.Waiter waiter = waiter(input);
        return deliver(waiter, new Signal.TaskHeartbeat(waiter.frame(), waiter.attempt()));
    }

    private Tokens.Waiter waiter(Input input) {
        return tokens.read(input.text("taskToken", 1, MAX_TOKEN))
                .orElseThrow(() -> Errors.of("InvalidToken", "Invalid Token: 'Invalid token'"));
    }

    private ObjectNode deliver(Tokens.Waiter waiter, Signal signal) {
        Arns.Parts parts = arns.execution(waiter.executionArn());
        Optional<ExecutionRecord> record = standard.find(parts.machine(), parts.execution())
                .filter(found -> found.execution().startTime().toEpochMilli() == waiter.startMillis());
        Delivery delivery = record.isEmpty()
                ? Delivery.UNKNOWN
                : standard.deliver(record.get().execution(), signal).join();
        return switch (delivery) {
            case TAKEN -> Operation.answer();
            case TOO_LATE -> throw Errors.of("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
            case UNKNOWN -> throw Errors.of("TaskDoesNotExist", "Task Does Not Exist: 'Task does not exist'");
        };
    }
}
