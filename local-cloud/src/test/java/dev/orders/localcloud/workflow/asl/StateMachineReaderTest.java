package dev.orders.localcloud.workflow.asl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StateMachineReaderTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void findsWhatIsWrong(String name, JsonNode given) {
        JsonNode definition = given.get("definition");
        Reading reading = StateMachineReader.read(
                definition.isString() ? definition.stringValue() : definition.toString(),
                WorkflowType.valueOf(given.path("type").asString("STANDARD")));

        List<JsonNode> expected = given.get("findings").valueStream().toList();
        assertThat(reading.valid()).isEqualTo(expected.isEmpty());
        assertThat(reading.findings()).as("%s", reading.findings()).hasSameSizeAs(expected);
        for (JsonNode one : expected) {
            assertThat(reading.findings()).anySatisfy(finding -> {
                assertThat(finding.code()).isEqualTo(one.get(0).asString());
                if (!one.get(1).isNull()) {
                    assertThat(finding.location()).isEqualTo(one.get(1).asString());
                }
                if (one.has(2)) {
                    assertThat(finding.message()).isEqualTo(one.get(2).asString());
                }
            });
        }
    }

    @Test
    void theProjectsOwnStateMachinesHaveNoFault() throws IOException {
        List<Path> documents;
        try (Stream<Path> files = Files.list(Path.of("../infra-terraform/definitions/workflows"))) {
            documents = files.toList();
        }
        assertThat(documents).isNotEmpty();
        for (Path document : documents) {
            String rendered = Files.readString(document).replaceAll("\\$\\{[a-z_]+}", "1");
            WorkflowType type =
                    document.toString().contains("cancellation") ? WorkflowType.EXPRESS : WorkflowType.STANDARD;
            assertThat(StateMachineReader.read(rendered, type).findings())
                    .as(document.toString())
                    .isEmpty();
        }
    }

    @Test
    void readsTheArnsOfWhatIsExecuted() {
        for (String arn : List.of(
                "arn:aws:states:::aws-sdk:dynamodb:getItem",
                "arn:aws:states:::aws-sdk:sesv2:sendEmail.waitForTaskToken",
                "arn:aws:states:::lambda:invoke",
                "arn:aws:states:::lambda:invoke.waitForTaskToken",
                "arn:aws:states:::states:startExecution",
                "arn:aws:states:::states:startExecution.sync",
                "arn:aws:states:::states:startExecution.sync:2",
                "arn:aws:states:::states:startExecution.waitForTaskToken")) {
            assertThat(TaskResource.parse(arn).arn()).isEqualTo(arn);
        }
        for (String arn : List.of(
                "arn:aws:states:::lambda:invoke.sync",
                "arn:aws:states:::dynamodb:getItem",
                "arn:aws:states:::aws-sdk:dynamodb:getItem.sync:3",
                "arn:aws:lambda:eu-west-1:123456789012:function:f")) {
            assertThat(TaskResource.find(arn)).as(arn).isEmpty();
        }
    }

    static Stream<Arguments> cases() throws IOException {
        try (InputStream bytes =
                Objects.requireNonNull(StateMachineReaderTest.class.getResourceAsStream("/workflow/findings.json"))) {
            return JSON
                    .readTree(bytes)
                    .valueStream()
                    .map(one -> Arguments.of(one.get("name").asString(), one))
                    .toList()
                    .stream();
        }
    }
}
