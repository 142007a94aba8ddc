package dev.orders.localcloud.lambda.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orders.localcloud.lambda.sources.ScriptedFunction.Script;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.Hop;
import dev.orders.localcloud.wire.RequestLog;
import dev.orders.localcloud.wire.RoleCredentials;
import dev.orders.localcloud.wire.SdkClients;
import dev.orders.localcloud.wire.ServiceRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The project's event source mapping, role and policies as they are, with real SDK clients on all sides. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, classes = SourcesCloud.class)
class EventSourcesWireTest {

    private static final String STREAM = "orders-local-telemetry";
    private static final String FUNCTION = "orders-local-telemetry-rollup";
    private static final String QUEUE = "http://localhost:4566/123456789012/orders-local-telemetry-rollup-failures";
    private static final Duration SOON = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Autowired
    private RoleCredentials roles;

    @Autowired
    private ScriptedFunction function;

    @Autowired
    private RequestLog log;

    private KinesisClient kinesis;
    private SqsClient sqs;
    private LambdaClient lambda;

    @BeforeEach
    void clients() {
        AccessKey key = roles.assume(new ServiceRole(
                SourcesCloud.TESTER, "ecs-tasks.amazonaws.com", "arn:aws:ecs:eu-west-1:123456789012:task", "tester"));
        kinesis = SdkClients.configured(KinesisClient.builder(), port, SdkClients.credentials(key))
                .build();
        sqs = SdkClients.configured(SqsClient.builder(), port, SdkClients.credentials(key))
                .build();
        lambda = SdkClients.configured(LambdaClient.builder(), port, SdkClients.credentials(key))
                .build();
    }

    @AfterEach
    void close() {
        kinesis.close();
        sqs.close();
        lambda.close();
    }

    @Test
    void thePoisonAmongFiveHundredRecordsEndsInTheQueueAlone() {
        function.script = Script.throwingOn("one-217"::equals);
        List<String> numbers = put("one");
        await().atMost(SOON).untilAsserted(() -> assertThat(done("one")).hasSize(499));
        assertThat(done("one")).containsExactlyElementsOf(allBut("one", 217));
        assertThat(function.invocationsOf(List.of("one-217"))).isEqualTo(3);

        JsonNode letter = letter();
        assertThat(letter.path("requestContext").path("functionArn").asString())
                .isEqualTo("arn:aws:lambda:eu-west-1:123456789012:function:" + FUNCTION + ":live");
        assertThat(letter.path("requestContext").path("condition").asString()).isEqualTo("RetryAttemptsExhausted");
        assertThat(letter.path("responseContext").path("functionError").asString())
                .isEqualTo("Unhandled");
        JsonNode info = letter.path("KinesisBatchInfo");
        assertThat(info.path("startSequenceNumber").asString()).isEqualTo(numbers.get(217));
        assertThat(info.path("endSequenceNumber").asString()).isEqualTo(numbers.get(217));
        assertThat(info.path("streamArn").asString())
                .isEqualTo("arn:aws:kinesis:eu-west-1:123456789012:stream/" + STREAM);
    }

    @Test
    void aFunctionThatSaysWhereItFailedGoesOnThere() {
        function.script = Script.reporting("two-217"::equals);
        List<String> numbers = put("two");
        await().atMost(SOON).untilAsserted(() -> assertThat(done("two")).hasSize(499));
        assertThat(done("two")).containsExactlyElementsOf(allBut("two", 217));
        JsonNode letter = letter();
        assertThat(letter.path("responseContext").path("functionError").isNull())
                .isTrue();
        assertThat(letter.path("KinesisBatchInfo").path("startSequenceNumber").asString())
                .isEqualTo(numbers.get(217));
    }

    @Test
    void tellsOfItsMappings() {
        ListEventSourceMappingsResponse listed =
                lambda.listEventSourceMappings(request -> request.functionName(FUNCTION));
        EventSourceMappingConfiguration mapping = listed.eventSourceMappings().getFirst();
        assertThat(listed.eventSourceMappings()).hasSize(1);
        assertThat(lambda.listEventSourceMappings().eventSourceMappings()).hasSize(2);
        assertThat(lambda.listEventSourceMappings(request -> request.eventSourceArn("arn:aws:kinesis:::stream/none"))
                        .eventSourceMappings())
                .isEmpty();
        assertThat(lambda.listEventSourceMappingsPaginator(request -> request.maxItems(1))
                        .eventSourceMappings())
                .hasSize(2);

        GetEventSourceMappingResponse found = lambda.getEventSourceMapping(request -> request.uuid(mapping.uuid()));
        assertThat(found.eventSourceMappingArn())
                .isEqualTo("arn:aws:lambda:eu-west-1:123456789012:event-source-mapping:" + mapping.uuid());
        assertThat(found.batchSize()).isEqualTo(500);
        assertThat(found.maximumRetryAttempts()).isEqualTo(2);
        assertThat(found.bisectBatchOnFunctionError()).isTrue();
        assertThat(found.functionResponseTypesAsStrings()).containsExactly("ReportBatchItemFailures");
        assertThat(found.destinationConfig().onFailure().destination())
                .isEqualTo("arn:aws:sqs:eu-west-1:123456789012:orders-local-telemetry-rollup-failures");
        assertThat(found.state()).isEqualTo("Enabled");
        assertThat(found.lastModified()).isNotNull();
        assertThatThrownBy(() -> lambda.getEventSourceMapping(request -> request.uuid("none")))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("The resource you requested does not exist.");
    }

    @Test
    void saysWhatARoleLacksInsteadOfLosingRecords() {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(lambda.listEventSourceMappings(request -> request.functionName("blind"))
                                .eventSourceMappings()
                                .getFirst()
                                .lastProcessingResult())
                        .startsWith("PROBLEM: User: arn:aws:sts::123456789012:assumed-role/blind/awslambda"
                                + " is not authorized to perform: kinesis:GetRecords"));
    }

    @Test
    void leavesReadsThatBringNothingOutOfTheLog() {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(lambda.listEventSourceMappings(request -> request.functionName(FUNCTION))
                                        .eventSourceMappings()
                                        .getFirst()
                                        .lastProcessingResult())
                                .doesNotStartWith("PROBLEM"));
        assertThat(log.recent(1000))
                .filteredOn(hop -> hop instanceof Hop.SdkCall call
                        && call.operation().equals("GetRecords")
                        && call.status() == 200)
                .hasSizeLessThan(20);
    }

    /** Five hundred records of one key, in their order; answers their sequence numbers. */
    private List<String> put(String name) {
        List<String> numbers = new ArrayList<>();
        for (int from = 0; from < 500; from += 100) {
            List<PutRecordsRequestEntry> entries = IntStream.range(from, from + 100)
                    .mapToObj(i -> PutRecordsRequestEntry.builder()
                            .partitionKey("one-key")
                            .data(SdkBytes.fromUtf8String(name + "-" + i))
                            .build())
                    .toList();
            kinesis.putRecords(request -> request.streamName(STREAM).records(entries))
                    .records()
                    .forEach(record -> numbers.add(record.sequenceNumber()));
        }
        return numbers;
    }

    private static List<String> allBut(String name, int index) {
        return IntStream.range(0, 500)
                .filter(i -> i != index)
                .mapToObj(i -> name + "-" + i)
                .toList();
    }

    private List<String> done(String name) {
        return function.doneNow().stream()
                .filter(data -> data.startsWith(name + "-"))
                .toList();
    }

    private JsonNode letter() {
        List<Message> messages = sqs.receiveMessage(
                        request -> request.queueUrl(QUEUE).waitTimeSeconds(10).maxNumberOfMessages(10))
                .messages();
        assertThat(messages).hasSize(1);
        sqs.deleteMessage(request ->
                request.queueUrl(QUEUE).receiptHandle(messages.getFirst().receiptHandle()));
        return JsonMapper.shared().readTree(messages.getFirst().body());
    }
}
