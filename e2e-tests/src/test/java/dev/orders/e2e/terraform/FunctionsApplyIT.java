package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartOptimizationStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an applied Terraform made of the functions is what their definitions say, and runs the code that the build made. */
@NeedsEmulator
class FunctionsApplyIT {

    static Deployment deployment;
    static Emulator emulator;

    @BeforeAll
    static void apply(Deployment deployed) {
        deployment = deployed;
        emulator = deployed.emulator();
    }

    @Test
    void functionsAreWhatTheirDefinitionsSay() throws IOException, NoSuchAlgorithmException {
        Map<String, JsonNode> functions = deployment.entries("functions.yaml");
        assertThat(functions).isNotEmpty();
        String code = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(Deployment.FUNCTIONS)));
        try (LambdaClient lambda = emulator.client(LambdaClient.builder())) {
            for (JsonNode defined : functions.values()) {
                FunctionConfiguration function = live(lambda, defined);
                assertThat(function.description()).isEqualTo(text(defined, "description"));
                assertThat(function.handler()).isEqualTo(text(defined, "handler"));
                assertThat(function.runtimeAsString()).isEqualTo(text(defined, "runtime"));
                assertThat(function.memorySize())
                        .isEqualTo(defined.get("memoryMegabytes").asInt());
                assertThat(function.timeout())
                        .isEqualTo(defined.get("timeoutSeconds").asInt());
                assertThat(function.role())
                        .isEqualTo("arn:aws:iam::" + Emulator.ACCOUNT_ID + ":role/"
                                + text(deployment.entries("roles.yaml").get(text(defined, "role")), "name"));
                assertThat(function.environment().variables())
                        .isEqualTo(defined.get("environment").properties().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        variable -> variable.getValue().asString())));
                assertThat(function.codeSha256()).isEqualTo(code);
            }
        }
    }

    @Test
    void whatIsCalledIsAVersionWithASnapshot() {
        try (LambdaClient lambda = emulator.client(LambdaClient.builder())) {
            for (JsonNode defined : deployment.entries("functions.yaml").values()) {
                FunctionConfiguration function = live(lambda, defined);
                assertThat(function.version()).matches("[0-9]+");
                assertThat(function.snapStart().optimizationStatus())
                        .isEqualTo(
                                defined.get("snapStart").asBoolean()
                                        ? SnapStartOptimizationStatus.ON
                                        : SnapStartOptimizationStatus.OFF);
            }
        }
    }

    @Test
    void logsAreJsonInTheGroupThatTheRoleMayWriteTo() {
        try (LambdaClient lambda = emulator.client(LambdaClient.builder())) {
            for (JsonNode defined : deployment.entries("functions.yaml").values()) {
                var logs = live(lambda, defined).loggingConfig();
                assertThat(logs.logFormatAsString()).isEqualTo("JSON");
                assertThat(deployment.definition("policies/" + text(defined, "role") + ".json"))
                        .contains(":log-group:" + logs.logGroup() + ":*");
            }
        }
    }

    @Test
    void streamsCallTheLiveVersionAsTheirDefinitionsSay() {
        JsonNode sources = deployment.definitions().get("functions.yaml").get("eventSources");
        assertThat(sources).isNotEmpty();
        try (LambdaClient lambda = emulator.client(LambdaClient.builder())) {
            assertThat(lambda.listEventSourceMappings().eventSourceMappings()).hasSameSizeAs(sources);
            for (JsonNode source : sources) {
                GetEventSourceMappingResponse mapping = mapping(lambda, source);
                assertThat(mapping.functionArn())
                        .isEqualTo(named("lambda", "function:", "functions.yaml", text(source, "function")) + ":live");
                assertThat(mapping.state()).isEqualTo("Enabled");
                assertThat(mapping.startingPositionAsString()).isEqualTo(text(source, "startingPosition"));
                assertThat(mapping.batchSize()).isEqualTo(number(source, "batchSize"));
                assertThat(mapping.maximumBatchingWindowInSeconds())
                        .isEqualTo(number(source, "maximumBatchingWindowSeconds"));
                assertThat(mapping.parallelizationFactor()).isEqualTo(number(source, "parallelizationFactor"));
            }
        }
    }

    @Test
    void whatFailsIsTriedSplitAndGivenUpAsDefined() {
        try (LambdaClient lambda = emulator.client(LambdaClient.builder())) {
            for (JsonNode source :
                    deployment.definitions().get("functions.yaml").get("eventSources")) {
                GetEventSourceMappingResponse mapping = mapping(lambda, source);
                assertThat(mapping.maximumRetryAttempts()).isEqualTo(number(source, "maximumRetryAttempts"));
                assertThat(mapping.maximumRecordAgeInSeconds()).isEqualTo(number(source, "maximumRecordAgeSeconds"));
                assertThat(mapping.bisectBatchOnFunctionError())
                        .isEqualTo(source.get("bisectBatchOnFunctionError").asBoolean());
                assertThat(mapping.functionResponseTypes())
                        .isEqualTo(
                                source.get("reportBatchItemFailures").asBoolean()
                                        ? List.of(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
                                        : List.of());
                assertThat(mapping.destinationConfig().onFailure().destination())
                        .isEqualTo(named("sqs", "", "queues.yaml", text(source, "onFailureQueue")));
            }
        }
    }

    @Test
    void whoeverIsBehindFailsOrGivesUpIsHeard() throws IOException, InterruptedException {
        Map<String, JsonNode> alarms = alarms();
        deployment
                .entries("functions.yaml")
                .forEach((key, function) -> assertThat(
                                List.of("Errors", "Throttles", "IteratorAge", "DestinationDeliveryFailures"))
                        .allSatisfy(metric -> {
                            JsonNode alarm = alarms.get("orders-dev-" + key + "-" + metric);
                            assertThat(text(alarm, "Namespace")).isEqualTo("AWS/Lambda");
                            assertThat(text(alarm, "MetricName")).isEqualTo(metric);
                            assertThat(alarm.at("/Dimensions/0/Value")).isEqualTo(function.get("name"));
                            assertThat(alarm.get("AlarmActions")).hasSize(1);
                        }));
        assertThat(alarms)
                .containsKeys(deployment.entries("queues.yaml").keySet().stream()
                        .map("orders-dev-"::concat)
                        .toArray(String[]::new))
                .containsKey("orders-dev-order-approval-pipe-lag");
    }

    /** The SDK's client of CloudWatch speaks a protocol that the emulator doesn't know. */
    private static Map<String, JsonNode> alarms() throws IOException, InterruptedException {
        HttpRequest request =
                emulator.request("monitoring", "GraniteServiceVersion20100801.DescribeAlarms", "{\"MaxRecords\": 100}");
        try (HttpClient client = HttpClient.newHttpClient()) {
            JsonNode answer = JsonMapper.shared()
                    .readTree(client.send(request, BodyHandlers.ofString()).body());
            return StreamSupport.stream(answer.get("MetricAlarms").spliterator(), false)
                    .collect(Collectors.toMap(alarm -> text(alarm, "AlarmName"), alarm -> alarm));
        }
    }

    private static GetEventSourceMappingResponse mapping(LambdaClient lambda, JsonNode source) {
        String stream = named("kinesis", "stream/", "streams.yaml", text(source, "stream"));
        List<String> ids = lambda.listEventSourceMappings(r -> r.eventSourceArn(stream)).eventSourceMappings().stream()
                .map(EventSourceMappingConfiguration::uuid)
                .toList();
        assertThat(ids).hasSize(1);
        return lambda.getEventSourceMapping(r -> r.uuid(ids.getFirst()));
    }

    private static FunctionConfiguration live(LambdaClient lambda, JsonNode function) {
        return lambda.getFunction(r -> r.functionName(text(function, "name")).qualifier("live"))
                .configuration();
    }

    private static String text(JsonNode definition, String attribute) {
        return definition.get(attribute).asString();
    }

    private static int number(JsonNode definition, String attribute) {
        return definition.get(attribute).asInt();
    }

    private static String named(String service, String prefix, String file, String key) {
        return "arn:aws:" + service + ":" + Emulator.REGION + ":" + Emulator.ACCOUNT_ID + ":" + prefix
                + text(deployment.entries(file).get(key), "name");
    }
}
