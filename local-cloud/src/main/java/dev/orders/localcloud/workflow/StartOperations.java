package dev.orders.localcloud.workflow;

import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.workflow.asl.WorkflowType;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Outcome;
import dev.orders.localcloud.workflow.runtime.ExecutionRecord;
import dev.orders.localcloud.workflow.runtime.Executions;
import dev.orders.localcloud.workflow.runtime.Machine;
import dev.orders.localcloud.workflow.runtime.NameTakenException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starting executions.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html">StartExecution</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html">StartSyncExecution</a>
 */
final class StartOperations {

    private static final int MAX_NAME = 80;
    private static final int MAX_TRACE_HEADER = 256;
    private static final Pattern NO_NAME =
            Pattern.compile("[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\x00-\\x1f\\x7f-\\x9f\\ufffe\\uffff]");
    private static final int BILLED_MEGABYTES = 64;
    private static final long BILLED_MILLISECONDS = 100;

    private final Machines machines;
    private final Arns arns;
    private final WorkflowRuntime workflows;

    StartOperations(Machines machines, Arns arns, WorkflowRuntime workflows) {
        this.machines = machines;
        this.arns = arns;
        this.workflows = workflows;
    }

    Map<String, Operation> all() {
        return Map.of(
                "StartExecution", Operation.onMachine(this::start),
                "StartSyncExecution", Operation.onMachine(this::startSync));
    }

    private ObjectNode start(Input input, AwsCall call) {
        Execution execution = execution(input, call.time());
        boolean standard = machines.byArn(execution.stateMachineArn()).type() == WorkflowType.STANDARD;
        Executions executions = standard ? workflows.standard() : workflows.express();
        Execution started = await(executions.start(execution)).execution();
        return Operation.answer().put("executionArn", started.arn()).putPOJO("startDate", started.startTime());
    }

    /** Answers 200 however the execution ends. */
    private ObjectNode startSync(Input input, AwsCall call) {
        Execution execution = execution(input, call.time());
        if (machines.byArn(execution.stateMachineArn()).type() != WorkflowType.EXPRESS) {
            throw Errors.typeNotSupported();
        }
        ExecutionRecord end = await(workflows.run(execution));
        Outcome outcome = Objects.requireNonNull(end.snapshot().outcome());
        Instant stopped = Objects.requireNonNull(end.stopped());
        ObjectNode answer = Operation.answer()
                .put("executionArn", execution.arn())
                .put("stateMachineArn", execution.stateMachineArn())
                .put("name", execution.name())
                .putPOJO("startDate", execution.startTime())
                .putPOJO("stopDate", stopped)
                .put("status", outcome.status().name());
        ExecutionView.outcome(answer, outcome, input.wantsData());
        if (input.wantsData()) {
            ExecutionView.data(answer, "input", execution.input());
        }
        long units = 1 + Duration.between(execution.startTime(), stopped).toMillis() / BILLED_MILLISECONDS;
        answer.putObject("billingDetails")
                .put("billedMemoryUsedInMB", BILLED_MEGABYTES)
                .put("billedDurationInMilliseconds", units * BILLED_MILLISECONDS);
        return answer;
    }

    private Execution execution(Input input, Instant now) {
        Machine machine = machines.byArn(input.arn("stateMachineArn"));
        input.optionalText("traceHeader", 0, MAX_TRACE_HEADER);
        String given = input.optionalText("name", 1, MAX_NAME);
        if (given != null && NO_NAME.matcher(given).find()) {
            throw Errors.of("InvalidName", "Invalid Name: '%s'".formatted(given));
        }
        String name = given == null ? UUID.randomUUID().toString() : given;
        String arn = machine.type() == WorkflowType.STANDARD
                ? arns.execution(machine.name(), name)
                : arns.express(machine.name(), name);
        // The wire has milliseconds.
        Instant start = now.truncatedTo(ChronoUnit.MILLIS);
        return new Execution(arn, name, machine.roleArn(), machine.arn(), machine.name(), start, data(input));
    }

    private static JsonNode data(Input input) {
        String text = input.optionalText("input", 0, Input.MAX_DATA_BYTES);
        JsonNode data = Data.parse(text == null ? "{}" : text);
        if (data == null) {
            throw Errors.of(
                    "InvalidExecutionInput",
                    "Invalid State Machine Execution Input: 'it is no JSON of at most 262144 bytes'");
        }
        return data;
    }

    private static ExecutionRecord await(CompletableFuture<ExecutionRecord> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof NameTakenException taken ? taken(taken) : e;
        }
    }

    private static AwsException taken(NameTakenException taken) {
        return Errors.of("ExecutionAlreadyExists", "Execution Already Exists: '%s'".formatted(taken.getMessage()));
    }
}
