package dev.orders.localcloud.workflow.integration;

import dev.orders.localcloud.wire.ServiceCaller;
import dev.orders.localcloud.workflow.asl.IntegrationPattern;
import dev.orders.localcloud.workflow.asl.TaskResource;
import dev.orders.localcloud.workflow.engine.Effect;
import dev.orders.localcloud.workflow.engine.Execution;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The optimized integration {@code states:startExecution}: its input may be any JSON, and its errors are named {@code
 * StepFunctions.}. A child without a name gets one that follows from its parent's attempt: repeated after a crash, the call
 * starts no second child.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html">Step Functions calls Step
 *     Functions</a>
 */
final class StartExecutionTask {

    private static final String SDK_PREFIX = "Sfn.";
    private static final String UNMODELLED = "Sfn.SfnException";

    private final SdkCall sdk;
    private final SdkService stepFunctions;
    private final JsonMapper json;

    StartExecutionTask(SdkCall sdk, SdkServices services, JsonMapper json) {
        this.sdk = sdk;
        this.stepFunctions = Objects.requireNonNull(services.find("sfn"));
        this.json = json;
    }

    static Optional<String> refusal(TaskResource.StartExecution resource) {
        return resource.pattern() == IntegrationPattern.SYNC || resource.pattern() == IntegrationPattern.SYNC_2
                ? Optional.of("the local cloud doesn't wait for child executions: " + resource.arn())
                : Optional.empty();
    }

    Result start(Execution parent, Effect.Call call, ServiceCaller caller) {
        ObjectNode arguments = call.arguments().deepCopy().asObject();
        JsonNode input = arguments.get("Input");
        if (input != null && !input.isString()) {
            arguments.put("Input", json.writeValueAsString(input));
        }
        if (!arguments.has("Name")) {
            arguments.put("Name", name(parent, call));
        }
        return switch (sdk.make(stepFunctions, "startExecution", arguments, caller)) {
            case Result.Output output -> output;
            case Result.Failure failure -> new Result.Failure(error(failure.error()), failure.cause());
        };
    }

    private static String error(String sdkError) {
        return sdkError.equals(UNMODELLED)
                ? "StepFunctions.AWSStepFunctionsException"
                : sdkError.replace(SDK_PREFIX, "StepFunctions.");
    }

    private static String name(Execution parent, Effect.Call call) {
        String from = "%s %s %d %d".formatted(parent.arn(), parent.startTime(), call.frame(), call.attempt());
        return UUID.nameUUIDFromBytes(from.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
