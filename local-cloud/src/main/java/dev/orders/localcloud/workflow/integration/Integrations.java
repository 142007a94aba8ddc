package dev.orders.localcloud.workflow.integration;

import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.ServiceCaller;
import dev.orders.localcloud.wire.ServiceCalls;
import dev.orders.localcloud.wire.ServiceRole;
import dev.orders.localcloud.workflow.asl.TaskResource;
import dev.orders.localcloud.workflow.engine.Effect;
import dev.orders.localcloud.workflow.engine.Execution;
import dev.orders.localcloud.workflow.engine.Signal;
import dev.orders.localcloud.workflow.runtime.Endings;
import dev.orders.localcloud.workflow.runtime.Tasks;
import dev.orders.localcloud.workflow.runtime.Traces;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the calls of Task states, each as the role of its state machine: Step Functions assumes it, and its trust policy
 * sees the machine as the source.
 */
public final class Integrations implements Tasks {

    /** What a state's result may be long, in bytes. */
    private static final int MAX_RESULT_BYTES = 256 * 1024;

    private static final int MAX_SESSION_NAME = 64;

    private static final String STEP_FUNCTIONS = "states.amazonaws.com";

    private final SdkServices services;
    private final SdkCall sdk;
    private final StartExecutionTask children;
    private final LambdaTask functions;
    private final RoleCredentials credentials;
    private final InstantSource clock;
    private final ConcurrentHashMap<String, ServiceCaller> callers = new ConcurrentHashMap<>();

    public Integrations(
            Supplier<ServiceCalls> calls,
            RoleCredentials credentials,
            Endings endings,
            JsonMapper json,
            InstantSource clock) {
        this.services = new SdkServices(json);
        this.sdk = new SdkCall(calls, json);
        this.children = new StartExecutionTask(sdk, services, endings, json, clock);
        this.functions = new LambdaTask(calls, sdk, services, json);
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * Why nothing here executes the resource; empty when it is executed.
     *
     * @param present the cloud's services by their signing names
     */
    public Optional<String> refusal(TaskResource resource, Set<String> present) {
        return switch (resource) {
            case TaskResource.LambdaInvoke function -> absent("lambda", present);
            case TaskResource.StartExecution child -> Optional.empty();
            case TaskResource.AwsSdk call -> {
                SdkService service = services.find(call.service());
                if (service == null || !service.has(call.action())) {
                    yield Optional.of("the local cloud doesn't execute " + call.arn());
                }
                yield absent(service.signingName(), present);
            }
        };
    }

    private static Optional<String> absent(String signingName, Set<String> present) {
        return present.contains(signingName) ? Optional.empty() : Optional.of("the local cloud has no " + signingName);
    }

    @Override
    public Signal perform(Execution execution, Effect.Call call) {
        ServiceCaller caller = caller(execution);
        Result result = switch (call.resource()) {
            case TaskResource.AwsSdk resource -> aws(resource, call.arguments(), caller);
            case TaskResource.StartExecution resource -> children.start(execution, call, caller);
            case TaskResource.LambdaInvoke resource -> functions.invoke(call.arguments(), caller);
        };
        return switch (result) {
            case Result.Output output -> answered(call, output.value());
            case Result.Failure failure ->
                new Signal.CallFailed(call.frame(), call.attempt(), failure.error(), failure.cause());
        };
    }

    @Override
    public Signal follow(Execution execution, Effect.Follow job) {
        return switch (children.follow(job.resource(), job.job(), caller(execution))) {
            case Result.Output output -> new Signal.TaskSucceeded(job.frame(), job.attempt(), output.value());
            case Result.Failure failure ->
                new Signal.TaskFailed(job.frame(), job.attempt(), failure.error(), failure.cause());
        };
    }

    @Override
    public void stop(Execution execution, Effect.StopJob job) {
        children.stop(job.job(), caller(execution));
    }

    private Result aws(TaskResource.AwsSdk resource, JsonNode arguments, ServiceCaller caller) {
        SdkService service = services.find(resource.service());
        if (service == null) {
            throw new IllegalStateException("refused at the start: " + resource.arn());
        }
        return sdk.make(service, resource.action(), arguments, caller);
    }

    private static Signal answered(Effect.Call call, JsonNode output) {
        if (output.toString().getBytes(StandardCharsets.UTF_8).length > MAX_RESULT_BYTES) {
            return new Signal.CallFailed(
                    call.frame(),
                    call.attempt(),
                    "States.DataLimitExceeded",
                    "The state/task '%s' returned a result with a size exceeding the maximum number of bytes service limit."
                            .formatted(call.resource().resourceType()));
        }
        return new Signal.CallAnswered(call.frame(), call.attempt(), output);
    }

    /** Executions of one machine share the role's credentials. */
    private ServiceCaller caller(Execution execution) {
        return callers.computeIfAbsent(
                        execution.stateMachineArn(),
                        arn -> new ServiceCaller(
                                credentials,
                                new ServiceRole(execution.roleArn(), STEP_FUNCTIONS, arn, sessionName(execution)),
                                clock))
                .inTrace(Traces.header(execution));
    }

    private static String sessionName(Execution execution) {
        String name = execution.stateMachineName();
        return name.substring(0, Math.min(name.length(), MAX_SESSION_NAME));
    }
}
