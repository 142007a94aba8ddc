package dev.orders.localcloud.workflow.integration;

import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.ServiceCaller;
import dev.orders.localcloud.wire.ServiceCalls;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls an operation of a service and reads its answer as the SDK integration does.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">AWS SDK integrations</a>
 */
final class SdkCall {

    private final Supplier<ServiceCalls> calls;
    private final JsonMapper json;

    SdkCall(Supplier<ServiceCalls> calls, JsonMapper json) {
        this.calls = calls;
        this.json = json;
    }

    /** @param arguments in Pascal case */
    Result make(SdkService service, String action, JsonNode arguments, ServiceCaller caller) {
        for (Map.Entry<String, JsonNode> member : arguments.properties()) {
            if (!Character.isUpperCase(member.getKey().codePointAt(0))) {
                return new Result.Failure(
                        "States.Runtime",
                        "The field '%s' is not supported by Step Functions".formatted(member.getKey()));
            }
        }
        JsonNode input = arguments.deepCopy();
        service.blobs().forEach(blob -> Members.encodeBlob(input, blob));
        byte[] body = json.writeValueAsBytes(service.camelCase() ? Casing.camel(input) : input);
        AwsAnswer answer = send(service, action, body, caller);
        return answer.status() < 300 ? output(service, answer) : failure(service, answer);
    }

    private AwsAnswer send(SdkService service, String action, byte[] body, ServiceCaller caller) {
        String route = service.routes().get(action);
        if (route != null) {
            int space = route.indexOf(' ');
            return calls.get()
                    .rest(caller, service.signingName(), route.substring(0, space), route.substring(space + 1), body);
        }
        String operation = action.substring(0, 1).toUpperCase(Locale.ROOT) + action.substring(1);
        String target = Objects.requireNonNull(service.target()) + "." + operation;
        return calls.get().json(caller, service.signingName(), target, body);
    }

    private Result output(SdkService service, AwsAnswer answer) {
        JsonNode body = document(answer);
        JsonNode output = service.camelCase() ? Casing.pascal(body) : body;
        service.timestamps().forEach(timestamp -> Members.formatTimestamp(output, timestamp));
        return new Result.Output(output);
    }

    /** An error as the SDK names it. */
    Result.Failure failure(SdkService service, AwsAnswer answer) {
        JsonNode body = document(answer);
        String type = body.path("__type").asString(answer.headers().getOrDefault("x-amzn-ErrorType", ""));
        String message = body.path("message").asString(body.path("Message").asString("null"));
        return new Result.Failure(
                service.error(type.substring(type.indexOf('#') + 1)),
                "%s (Service: %s, Status Code: %d, Request ID: %s)"
                        .formatted(
                                message,
                                service.prefix(),
                                answer.status(),
                                answer.headers().get("x-amzn-RequestId")));
    }

    /** An empty answer is an empty document. */
    private ObjectNode document(AwsAnswer answer) {
        return answer.body().length > 0 && json.readTree(answer.body()) instanceof ObjectNode document
                ? document
                : JsonNodeFactory.instance.objectNode();
    }
}
