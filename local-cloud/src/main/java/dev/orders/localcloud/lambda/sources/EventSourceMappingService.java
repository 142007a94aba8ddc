package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.definitions.FunctionsDefinition.EventSource;
import dev.orders.localcloud.lambda.sources.EventSourceMappings.Known;
import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.Documents;
import dev.orders.localcloud.wire.Protocol;
import dev.orders.localcloud.wire.RestApi;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of Lambda's API that tells of event source mappings. They come from the definitions alone: nothing creates,
 * changes or deletes one.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/api/API_ListEventSourceMappings.html">ListEventSourceMappings</a>
 */
final class EventSourceMappingService implements AwsService {

    private static final int MOST_LISTED = 100;
    private static final int MOST_ASKED = 10_000;

    private final EventSourceMappings mappings;
    private final AwsAccount account;

    EventSourceMappingService(EventSourceMappings mappings, AwsAccount account) {
        this.mappings = mappings;
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

    /** SDKs have asked for the list with and without a slash at its end. */
    @Override
    public RestApi restApi() {
        return new RestApi(
                "/2015-03-31/event-source-mappings",
                List.of(
                        new RestApi.Route("GET", "", "ListEventSourceMappings"),
                        new RestApi.Route("GET", "/", "ListEventSourceMappings"),
                        new RestApi.Route("GET", "/{UUID}", "GetEventSourceMapping")));
    }

    @Override
    public Access access(AwsCall call) {
        String resource = call.operation().equals("GetEventSourceMapping")
                ? "arn:aws:lambda:%s:%s:event-source-mapping:%s"
                        .formatted(account.region(), account.accountId(), text(call, "UUID"))
                : "*";
        return new Access.Permitted(List.of(new AccessRequest("lambda:" + call.operation(), resource)));
    }

    @Override
    public AwsAnswer execute(AwsCall call) {
        return Documents.answer(
                call,
                call.operation().equals("GetEventSourceMapping")
                        ? mappings.find(text(call, "UUID"))
                                .map(EventSourceMappingService::described)
                                .orElseThrow(EventSourceMappingService::missing)
                        : list(call));
    }

    private ObjectNode list(AwsCall call) {
        String stream = text(call, "EventSourceArn");
        String function = text(call, "FunctionName");
        String after = text(call, "Marker");
        int limit = Math.min(MOST_LISTED, maxItems(text(call, "MaxItems")));
        List<Known> rest = mappings.all().stream()
                .filter(known -> stream.isEmpty() || known.mapping().streamArn().equals(stream))
                .filter(known -> function.isEmpty() || isNamed(known.mapping(), function))
                .filter(known -> known.mapping().uuid().compareTo(after) > 0)
                .toList();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode listed = answer.putArray("EventSourceMappings");
        rest.stream().limit(limit).forEach(known -> listed.add(described(known)));
        if (rest.size() > limit) {
            answer.put("NextMarker", rest.get(limit - 1).mapping().uuid());
        }
        return answer;
    }

    private static int maxItems(String text) {
        try {
            int items = text.isEmpty() ? MOST_LISTED : Integer.parseInt(text);
            if (items >= 1 && items <= MOST_ASKED) {
                return items;
            }
        } catch (NumberFormatException e) {
            throw invalid(text);
        }
        throw invalid(text);
    }

    private static AwsException invalid(String text) {
        return new AwsException(
                400, "InvalidParameterValueException", "MaxItems must be 1 to 10000, not '" + text + "'.");
    }

    /** By name, partial ARN or ARN, with the alias or without a qualifier. */
    private static boolean isNamed(Mapping mapping, String function) {
        String arn = mapping.functionArn();
        String unqualified = arn.substring(0, arn.lastIndexOf(':'));
        return Stream.of(arn, unqualified)
                .anyMatch(known -> function.equals(known)
                        || function.equals(known.substring(known.indexOf(mapping.accountId())))
                        || function.equals(known.substring(known.indexOf(":function:") + ":function:".length())));
    }

    private static ObjectNode described(Known known) {
        Mapping mapping = known.mapping();
        EventSource source = mapping.source();
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("UUID", mapping.uuid())
                .put("EventSourceMappingArn", mapping.arn())
                .put("EventSourceArn", mapping.streamArn())
                .put("FunctionArn", mapping.functionArn())
                .put("StartingPosition", source.startingPosition().name())
                .put("BatchSize", source.batchSize())
                .put("MaximumBatchingWindowInSeconds", source.maximumBatchingWindowSeconds())
                .put("ParallelizationFactor", source.parallelizationFactor())
                .put("TumblingWindowInSeconds", 0)
                .put("MaximumRecordAgeInSeconds", source.maximumRecordAgeSeconds())
                .put("MaximumRetryAttempts", source.maximumRetryAttempts())
                .put("BisectBatchOnFunctionError", source.bisectBatchOnFunctionError())
                .put("State", "Enabled")
                .put("StateTransitionReason", "User action")
                .put("LastProcessingResult", known.progress().lastProcessingResult())
                .putPOJO("LastModified", known.created());
        node.putObject("DestinationConfig").putObject("OnFailure").put("Destination", mapping.queueArn());
        ArrayNode types = node.putArray("FunctionResponseTypes");
        if (source.reportBatchItemFailures()) {
            types.add("ReportBatchItemFailures");
        }
        return node;
    }

    private static AwsException missing() {
        return new AwsException(404, "ResourceNotFoundException", "The resource you requested does not exist.");
    }

    private static String text(AwsCall call, String member) {
        return call.input().path(member).asString("");
    }
}
