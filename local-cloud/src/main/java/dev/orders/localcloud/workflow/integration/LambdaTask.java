package dev.orders.localcloud.workflow.integration;

import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.ServiceCaller;
import dev.orders.localcloud.wire.ServiceCalls;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The optimized integration {@code lambda:invoke}: the payload is JSON both ways, and an error of the function is the
 * state's, under the function's own name for it.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html">Step Functions calls Lambda</a>
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
final class LambdaTask {

    private static final String UNMODELLED = "Lambda.LambdaException";
    private static final Set<String> ARGUMENTS = Set.of("FunctionName", "Payload", "Qualifier");

    private final Supplier<ServiceCalls> calls;
    private final SdkCall sdk;
    private final SdkService lambda;
    private final JsonMapper json;

    LambdaTask(Supplier<ServiceCalls> calls, SdkCall sdk, SdkServices services, JsonMapper json) {
        this.calls = calls;
        this.sdk = sdk;
        this.lambda = Objects.requireNonNull(services.find("lambda"));
        this.json = json;
    }

    Result invoke(JsonNode arguments, ServiceCaller caller) {
        List<String> unknown = arguments
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> !ARGUMENTS.contains(name))
                .toList();
        String function = arguments.path("FunctionName").asString("");
        if (!unknown.isEmpty() || function.isEmpty()) {
            return new Result.Failure(
                    "States.Runtime",
                    unknown.isEmpty()
                            ? "The field 'FunctionName' is required"
                            : "The field '%s' is not supported by the local cloud".formatted(unknown.getFirst()));
        }
        JsonNode payload = arguments.has("Payload") ? arguments.get("Payload") : json.createObjectNode();
        AwsAnswer answer = calls.get()
                .rest(
                        caller,
                        lambda.signingName(),
                        "POST",
                        path(function, arguments.path("Qualifier").asString("")),
                        json.writeValueAsBytes(payload));
        if (answer.status() >= 300) {
            return serviceFailed(sdk.failure(lambda, answer));
        }
        return header(answer, "X-Amz-Function-Error").isEmpty() ? output(answer) : functionFailed(answer);
    }

    private static String path(String function, String qualifier) {
        String path = "/2015-03-31/functions/" + escaped(function) + "/invocations";
        return qualifier.isEmpty() ? path : path + "?Qualifier=" + escaped(qualifier);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Result.Failure serviceFailed(Result.Failure failure) {
        return failure.error().equals(UNMODELLED)
                ? new Result.Failure("Lambda.AWSLambdaException", failure.cause())
                : failure;
    }

    private Result output(AwsAnswer answer) {
        ObjectNode output = JsonNodeFactory.instance.objectNode();
        output.put("ExecutedVersion", header(answer, "X-Amz-Executed-Version"));
        output.set("Payload", payload(answer));
        return new Result.Output(output.put("StatusCode", answer.status()));
    }

    /** A function that is ended from outside may say no more than that it failed. */
    private Result functionFailed(AwsAnswer answer) {
        JsonNode error = payload(answer);
        return Result.Failure.with(error.path("errorType").asString("Lambda.Unknown"), error);
    }

    /** JSON, or the text that the function answered instead. */
    private JsonNode payload(AwsAnswer answer) {
        if (answer.body().length == 0) {
            return JsonNodeFactory.instance.nullNode();
        }
        try {
            return json.readTree(answer.body());
        } catch (JacksonException notJson) {
            return JsonNodeFactory.instance.stringNode(new String(answer.body(), StandardCharsets.UTF_8));
        }
    }

    private static String header(AwsAnswer answer, String name) {
        return answer.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
