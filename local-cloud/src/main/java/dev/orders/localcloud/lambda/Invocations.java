package dev.orders.localcloud.lambda;

import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The operation {@code Invoke} in its three types.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html">Invoke</a>
 */
final class Invocations {

    /** 1 MB since October 2025, before that 256 KB. */
    static final int MAX_ASYNCHRONOUS_BYTES = 1024 * 1024;

    private static final int MAX_CLIENT_CONTEXT = 3583;
    private static final Pattern TRACE = Pattern.compile("[\\x21-\\x7e ]{1,512}");
    private static final byte[] NOTHING = new byte[0];

    /** What goes into a header has to be ASCII. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final AsynchronousInvocations asynchronous;

    Invocations(AsynchronousInvocations asynchronous) {
        this.asynchronous = asynchronous;
    }

    AwsAnswer invoke(AwsCall call, FunctionName name, HostedFunction function) {
        String type = Objects.requireNonNullElse(LambdaService.text(call.input(), "InvocationType"), "RequestResponse");
        String qualifier = Objects.requireNonNullElse(name.qualifier(), HostedFunction.LATEST);
        boolean tail = wantsTail(call);
        requireJson(call.body());
        InvokeRequest request = new InvokeRequest(
                UUID.randomUUID().toString(), name.arn(), trace(call), clientContext(call), call.body());
        try {
            return switch (type) {
                case "DryRun" -> new AwsAnswer(204, NOTHING);
                case "Event" -> {
                    if (call.body().length > MAX_ASYNCHRONOUS_BYTES) {
                        throw Refusals.tooLarge(call.body().length, type, MAX_ASYNCHRONOUS_BYTES);
                    }
                    asynchronous.add(function, qualifier, request);
                    yield new AwsAnswer(202, NOTHING);
                }
                case "RequestResponse" ->
                    answer(HostedFunctions.invoke(function, qualifier, request), version(function, qualifier), tail);
                default -> throw Refusals.invalid("'%s' is no invocation type".formatted(type));
            };
        } catch (NotInvokedException refused) {
            throw Refusals.of(refused);
        }
    }

    private static AwsAnswer answer(Invocation invocation, String version, boolean tail) {
        Map<String, String> headers = new HashMap<>();
        headers.put("X-Amz-Executed-Version", version);
        if (invocation.functionError() != null) {
            headers.put("X-Amz-Function-Error", invocation.functionError());
        }
        if (tail) {
            headers.put(
                    "X-Amz-Log-Result",
                    Base64.getEncoder().encodeToString(invocation.logTail().getBytes(StandardCharsets.UTF_8)));
        }
        return new AwsAnswer(200, invocation.payload(), headers);
    }

    private static String version(HostedFunction function, String qualifier) {
        RunningVersion version = function.version(qualifier);
        return version == null ? qualifier : version.version().version();
    }

    private static boolean wantsTail(AwsCall call) {
        String type = Objects.requireNonNullElse(LambdaService.text(call.input(), "LogType"), "None");
        return switch (type) {
            case "None" -> false;
            case "Tail" -> true;
            default -> throw Refusals.invalid("'%s' is no log type".formatted(type));
        };
    }

    private static String trace(AwsCall call) {
        String sent = LambdaService.text(call.input(), "TraceId");
        return sent != null && TRACE.matcher(sent).matches() ? sent : InvokeRequest.newTrace(call.time());
    }

    private static @Nullable String clientContext(AwsCall call) {
        String sent = LambdaService.text(call.input(), "ClientContext");
        if (sent == null) {
            return null;
        }
        if (sent.length() <= MAX_CLIENT_CONTEXT) {
            try {
                if (JSON.readTree(Base64.getDecoder().decode(sent)) instanceof ObjectNode context) {
                    return JSON.writeValueAsString(context);
                }
            } catch (IllegalArgumentException | JacksonException unreadable) {
                throw Refusals.content("Client context must be a valid Base64-encoded JSON object.");
            }
        }
        throw Refusals.content("Client context must be a Base64-encoded JSON object of at most %d bytes."
                .formatted(MAX_CLIENT_CONTEXT));
    }

    /** One JSON value, or nothing at all. The parser's own message would quote it. */
    private static void requireJson(byte[] payload) {
        if (payload.length == 0) {
            return;
        }
        try (JsonParser parser = JSON.createParser(payload)) {
            if (parser.nextToken() == null) {
                throw Refusals.content("Could not parse request body into json: there is no value.");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw Refusals.content("Could not parse request body into json: more than one value.");
            }
        } catch (JacksonException malformed) {
            throw Refusals.content("Could not parse request body into json: it is not well-formed.");
        }
    }
}
