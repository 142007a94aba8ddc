package dev.orders.localcloud.lambda;

import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.Documents;
import dev.orders.localcloud.wire.Protocol;
import dev.orders.localcloud.wire.RestApi;
import dev.orders.localcloud.wire.RestApi.Route;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lambda: {@code Invoke}, and what can be read of functions. Their definitions alone make and change them.
 *
 * @see <a href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html">Actions, resources and
 *     condition keys of Lambda</a>
 */
final class LambdaService implements AwsService {

    /** A longer event is refused by the wire, as AWS does it: {@code RequestEntityTooLargeException}. */
    static final int MAX_PAYLOAD_BYTES = 6 * 1024 * 1024;

    private static final Map<String, String> INVOKE_HEADERS = Map.of(
            "X-Amz-Invocation-Type", "InvocationType",
            "X-Amz-Log-Type", "LogType",
            "X-Amz-Client-Context", "ClientContext",
            "X-Amzn-Trace-Id", "TraceId");

    private static final RestApi API = new RestApi(
            "/2015-03-31/functions",
            List.of(
                    new Route("POST", "/{FunctionName}/invocations", "Invoke", INVOKE_HEADERS, true),
                    new Route("GET", "", "ListFunctions"),
                    new Route("GET", "/", "ListFunctions"),
                    new Route("GET", "/{FunctionName}", "GetFunction"),
                    new Route("GET", "/{FunctionName}/configuration", "GetFunctionConfiguration")));

    private final HostedFunctions functions;
    private final Invocations invocations;
    private final AwsAccount account;

    LambdaService(HostedFunctions functions, Invocations invocations, AwsAccount account) {
        this.functions = functions;
        this.invocations = invocations;
        this.account = account;
    }

    @Override
    public String signingName() {
        return "lambda";
    }

    @Override
    public Protocol protocol() {
        return Protocol.REST_JSON;
    }

    @Override
    public String target() {
        return "";
    }

    @Override
    public RestApi restApi() {
        return API;
    }

    @Override
    public int maxBodyBytes() {
        return MAX_PAYLOAD_BYTES;
    }

    @Override
    public Access access(AwsCall call) {
        return switch (call.operation()) {
            case "Invoke" -> permitted("lambda:InvokeFunction", name(call).arn());
            case "GetFunction", "GetFunctionConfiguration" ->
                permitted("lambda:" + call.operation(), name(call).arn());
            case "ListFunctions" -> permitted("lambda:ListFunctions", "*");
            default -> throw unknown(call);
        };
    }

    @Override
    public AwsAnswer execute(AwsCall call) {
        return switch (call.operation()) {
            case "Invoke" -> invocations.invoke(call, name(call), function(call));
            case "GetFunction" -> Documents.answer(call, FunctionDocuments.function(function(call), version(call)));
            case "GetFunctionConfiguration" ->
                Documents.answer(call, FunctionDocuments.configuration(function(call), version(call)));
            case "ListFunctions" -> Documents.answer(call, list());
            default -> throw unknown(call);
        };
    }

    private static Access permitted(String action, String resource) {
        return new Access.Permitted(List.of(new AccessRequest(action, resource)));
    }

    private FunctionName name(AwsCall call) {
        return FunctionName.parse(
                call.input().path("FunctionName").asString(""), text(call.input(), "Qualifier"), account);
    }

    private HostedFunction function(AwsCall call) {
        FunctionName name = name(call);
        return functions
                .find(name.functionArn())
                .filter(found -> found.version(name.qualifier()) != null)
                .orElseThrow(() -> Refusals.notFound(name.arn()));
    }

    private FunctionVersion version(AwsCall call) {
        FunctionName name = name(call);
        RunningVersion version = function(call).version(name.qualifier());
        if (version == null) {
            throw Refusals.notFound(name.arn());
        }
        return version.version();
    }

    /** All on one page: a laptop has few. */
    private ObjectNode list() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode all = answer.putArray("Functions");
        functions.all().forEach(function -> {
            RunningVersion latest = function.version(null);
            if (latest != null) {
                all.add(FunctionDocuments.configuration(function, latest.version()));
            }
        });
        return answer;
    }

    static @Nullable String text(ObjectNode input, String member) {
        return input.has(member) ? input.path(member).asString("") : null;
    }

    private static AwsException unknown(AwsCall call) {
        return new AwsException(404, "UnknownOperationException", call.operation());
    }
}
