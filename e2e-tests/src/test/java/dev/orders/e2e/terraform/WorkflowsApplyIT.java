package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an applied Terraform made of the approvals and the telemetry is what their definitions say. */
@NeedsEmulator
class WorkflowsApplyIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Deployment deployment;
    static Emulator emulator;

    @BeforeAll
    static void apply(Deployment deployed) {
        deployment = deployed;
        emulator = deployed.emulator();
    }

    @Test
    void stateMachinesHaveTheDocumentAndRoleOfTheirDefinitions() {
        Map<String, JsonNode> workflows = deployment.entries("workflows.yaml");
        assertThat(workflows).isNotEmpty();
        try (SfnClient stepFunctions = emulator.client(SfnClient.builder())) {
            for (JsonNode workflow : workflows.values()) {
                String arn =
                        arn("states", "stateMachine:" + workflow.get("name").asString());
                DescribeStateMachineResponse machine = stepFunctions.describeStateMachine(r -> r.stateMachineArn(arn));
                assertThat(Rendering.normal(machine.definition()))
                        .isEqualTo(deployment.definition(
                                "workflows/" + workflow.get("definition").asString()));
                assertThat(machine.roleArn()).isEqualTo(role(workflow));
                assertThat(machine.typeAsString())
                        .isEqualTo(workflow.get("type").asString());
                assertThat(machine.tracingConfiguration().enabled()).isTrue();
                boolean express = workflow.get("type").asString().equals("EXPRESS");
                assertThat(
                                machine.loggingConfiguration() == null
                                        ? List.of()
                                        : machine.loggingConfiguration().destinations())
                        .hasSize(express ? 1 : 0);
            }
        }
        assertThat(deployment.environment().get("order_approval_state_machine_arn"))
                .isEqualTo(arn(
                        "states",
                        "stateMachine:"
                                + workflows.get("order-approval").get("name").asString()));
    }

    @Test
    void pipesCarryWhatTheirDefinitionsSay() throws IOException, InterruptedException {
        Map<String, JsonNode> pipes = deployment.entries("pipes.yaml");
        assertThat(pipes).isNotEmpty();
        for (JsonNode definition : pipes.values()) {
            JsonNode pipe = pipe(definition.get("name").asString());
            assertThat(pipe.get("RoleArn").asString()).isEqualTo(role(definition));
            assertThat(pipe.get("Source").asString())
                    .isEqualTo(streamArn(definition.at("/source/table").asString()));
            assertThat(pipe.get("Target").asString())
                    .isEqualTo(named(
                            "states",
                            "stateMachine:",
                            "workflows.yaml",
                            definition.at("/target/workflow").asString()));

            JsonNode source = pipe.at("/SourceParameters/DynamoDBStreamParameters");
            assertThat(source.get("StartingPosition")).isEqualTo(definition.at("/source/startingPosition"));
            assertThat(source.get("BatchSize").asInt())
                    .isEqualTo(definition.at("/source/batchSize").asInt());
            assertThat(source.get("MaximumRetryAttempts").asInt())
                    .isEqualTo(definition.at("/source/maximumRetryAttempts").asInt());
            assertThat(source.get("MaximumRecordAgeInSeconds").asInt())
                    .isEqualTo(definition.at("/source/maximumRecordAgeSeconds").asInt());
            assertThat(source.at("/DeadLetterConfig/Arn").asString())
                    .isEqualTo(named(
                            "sqs",
                            "",
                            "queues.yaml",
                            definition.at("/source/deadLetterQueue").asString()));

            List<String> filters = new ArrayList<>();
            for (JsonNode filter : pipe.at("/SourceParameters/FilterCriteria/Filters")) {
                filters.add(Rendering.normal(filter.get("Pattern").asString()));
            }
            List<String> defined = new ArrayList<>();
            definition.get("filters").forEach(filter -> defined.add(Rendering.normal(filter)));
            assertThat(filters).isEqualTo(defined).isNotEmpty();

            assertThat(pipe.at("/TargetParameters/InputTemplate")).isEqualTo(definition.get("inputTemplate"));
            assertThat(pipe.at("/TargetParameters/StepFunctionStateMachineParameters/InvocationType"))
                    .isEqualTo(definition.at("/target/invocationType"));
        }
    }

    @Test
    void deadLettersAreKeptEncryptedAsLongAsDefined() {
        try (SqsClient queues = emulator.client(SqsClient.builder())) {
            for (JsonNode queue : deployment.entries("queues.yaml").values()) {
                String url = queues.getQueueUrl(
                                r -> r.queueName(queue.get("name").asString()))
                        .queueUrl();
                Map<QueueAttributeName, String> attributes = queues.getQueueAttributes(
                                r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                        .attributes();
                assertThat(attributes)
                        .containsEntry(
                                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                                queue.get("messageRetentionSeconds").asString())
                        .containsEntry(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, "true");
            }
        }
    }

    @Test
    void tablesPublishTheChangesThatTheirDefinitionsName() {
        try (DynamoDbClient dynamoDb = emulator.client(DynamoDbClient.builder())) {
            for (JsonNode definition : deployment.entries("tables.yaml").values()) {
                TableDescription table = dynamoDb.describeTable(
                                r -> r.tableName(definition.get("name").asString()))
                        .table();
                assertThat(
                                table.streamSpecification() == null
                                        ? null
                                        : table.streamSpecification().streamViewTypeAsString())
                        .isEqualTo(definition.path("stream").asString(null));
            }
        }
    }

    @Test
    void streamsHaveTheModeOfTheirDefinitions() {
        try (KinesisClient kinesis = kinesis()) {
            for (JsonNode stream : deployment.entries("streams.yaml").values()) {
                StreamDescriptionSummary created = kinesis.describeStreamSummary(
                                r -> r.streamName(stream.get("name").asString()))
                        .streamDescriptionSummary();
                assertThat(created.streamModeDetails().streamModeAsString())
                        .isEqualTo(stream.get("mode").asString());
                assertThat(created.retentionPeriodHours())
                        .isEqualTo(stream.get("retentionHours").asInt());
                assertThat(created.encryptionTypeAsString()).isEqualTo("KMS");
            }
        }
    }

    @Test
    void mailComesFromTheIdentityThatTheWorkflowMaySendAs() {
        String sender = deployment.definitions().get("mail.yaml").get("sender").asString();
        try (SesV2Client mail = emulator.client(SesV2Client.builder())) {
            assertThat(mail.getEmailIdentity(r -> r.emailIdentity(sender)).identityTypeAsString())
                    .isEqualTo("EMAIL_ADDRESS");
        }
        assertThat(deployment.definition("policies/order-approval.json"))
                .contains("\"" + arn("ses", "identity/" + sender) + "\"");
    }

    /** It speaks JSON: the emulator's Kinesis knows no CBOR. The setting is read when a client is built. */
    private static KinesisClient kinesis() {
        String setting = SdkSystemSetting.CBOR_ENABLED.property();
        System.setProperty(setting, "false");
        try {
            return emulator.client(KinesisClient.builder());
        } finally {
            System.clearProperty(setting);
        }
    }

    /** The SDK's client of EventBridge Pipes is not among the artifacts that the build's repository serves. */
    private static JsonNode pipe(String name) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = emulator.request("pipes", "/v1/pipes/" + name);
            return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
        }
    }

    private static String streamArn(String table) {
        String name = deployment.entries("tables.yaml").get(table).get("name").asString();
        try (DynamoDbClient dynamoDb = emulator.client(DynamoDbClient.builder())) {
            return dynamoDb.describeTable(r -> r.tableName(name)).table().latestStreamArn();
        }
    }

    private static String role(JsonNode definition) {
        String role = definition.get("role").asString();
        return "arn:aws:iam::" + Emulator.ACCOUNT_ID + ":role/"
                + deployment.entries("roles.yaml").get(role).get("name").asString();
    }

    private static String named(String service, String prefix, String file, String key) {
        return arn(
                service, prefix + deployment.entries(file).get(key).get("name").asString());
    }

    private static String arn(String service, String resource) {
        return "arn:aws:" + service + ":" + Emulator.REGION + ":" + Emulator.ACCOUNT_ID + ":" + resource;
    }
}
