package dev.orders.localcloud.workflow.integration;

import dev.orders.localcloud.wire.ServiceCaller;
import dev.orders.localcloud.workflow.asl.TaskResource;
import dev.orders.localcloud.workflow.engine.Effect;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.runtime.Endings;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The optimized integration {@code states:startExecution}: its input may be any JSON, and its errors are named {@code
 * StepFunctions.}. A child without a name gets one that follows from its parent's attempt: repeated after a crash, the call
 * starts no second child. A parent that waits asks {@code DescribeExecution} how its child is, and stops it with {@code
 * StopExecution}, both under its own role.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html">Step Functions calls Step
 *     Functions</a>
 */
final class StartExecutionTask {

    private static final Logger LOG = LoggerFactory.getLogger(StartExecutionTask.class);

    private static final String SDK_PREFIX = "Sfn.";
    private static final String UNMODELLED = "Sfn.SfnException";
    private static final String TAKEN = "StepFunctions.ExecutionAlreadyExistsException";

    private final SdkCall sdk;
    private final SdkService stepFunctions;
    private final Endings endings;
    private final JsonMapper json;
    private final InstantSource clock;

    StartExecutionTask(SdkCall sdk, SdkServices services, Endings endings, JsonMapper json, InstantSource clock) {
        this.sdk = sdk;
        this.stepFunctions = Objects.requireNonNull(services.find("sfn"));
        this.endings = endings;
        this.json = json;
        this.clock = clock;
    }

    Result start(Execution parent, Effect.Call call, ServiceCaller caller) {
        ObjectNode arguments = call.arguments().deepCopy().asObject();
        JsonNode input = arguments.get("Input");
        if (input != null && !input.isString()) {
            arguments.put("Input", json.writeValueAsString(input));
        }
        if (arguments.has("Name")) {
            return make("startExecution", arguments, caller);
        }
        String name = name(parent, call);
        Result started = make("startExecution", arguments.put("Name", name), caller);
        return started instanceof Result.Failure failure && failure.error().equals(TAKEN)
                ? new Result.Output(started(arguments.path("StateMachineArn").asString(""), name))
                : started;
    }

    /** The child that the same call started before a crash, and that is over by now. */
    private ObjectNode started(String stateMachineArn, String name) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ExecutionArn", stateMachineArn.replace(":stateMachine:", ":execution:") + ":" + name)
                .put("StartDate", Members.iso(clock.instant()));
    }

    private static String name(Execution parent, Effect.Call call) {
        String from = "%s %s %d %d".formatted(parent.arn(), parent.startTime(), call.frame(), call.attempt());
        return UUID.nameUUIDFromBytes(from.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Blocks until the child is over, or nothing can be known of it. */
    Result follow(TaskResource resource, JsonNode job, ServiceCaller caller) {
        String arn = arn(job);
        while (true) {
            CompletableFuture<Void> end = endings.of(arn);
            Result described = make("describeExecution", execution(arn), caller);
            if (!(described instanceof Result.Output output)) {
                return described;
            }
            ChildExecution child = new ChildExecution(output.value());
            if (!child.running()) {
                endings.over(arn);
                return child.result(resource.pattern(), json);
            }
            end.join();
        }
    }

    void stop(JsonNode job, ServiceCaller caller) {
        String arn = arn(job);
        if (make("stopExecution", execution(arn), caller) instanceof Result.Failure failure) {
            LOG.warn("{} goes on without its parent: {}: {}", arn, failure.error(), failure.cause());
        }
    }

    private static String arn(JsonNode job) {
        return job.path("ExecutionArn").asString("");
    }

    private static ObjectNode execution(String arn) {
        return JsonNodeFactory.instance.objectNode().put("ExecutionArn", arn);
    }

    private Result make(String action, JsonNode arguments, ServiceCaller caller) {
        return switch (sdk.make(stepFunctions, action, arguments, caller)) {
            case Result.Output output -> output;
            case Result.Failure failure -> new Result.Failure(error(failure.error()), failure.cause());
        };
    }

    private static String error(String sdkError) {
        return sdkError.equals(UNMODELLED)
                ? "StepFunctions.AWSStepFunctionsException"
                : sdkError.replace(SDK_PREFIX, "StepFunctions.");
    }
}
