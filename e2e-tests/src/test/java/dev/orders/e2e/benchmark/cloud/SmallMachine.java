package dev.orders.e2e.benchmark.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** A Standard machine of a Pass, a Choice, one write to DynamoDB and a Succeed, for everybody who executes it. */
public final class SmallMachine {

    public static final String NAME = "benchmark";

    private static final Path DEFINITIONS = Path.of("..", "infra-terraform", "definitions");
    private static final String ARN = "arn:aws:%s:${region}:${account_id}:%s";

    private SmallMachine() {}

    /** The document, which writes to this table with the key {@code id}. */
    public static String document(String table) {
        try {
            return Files.readString(Path.of("src", "test", "resources", "benchmark", "small.asl.json"))
                    .replace("TABLE", table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of the project's definitions with the machine, its table and its role, and customers who may use it and the stream. */
    public static Path definitions(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(DEFINITIONS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(DEFINITIONS.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file));
            }
        }
        append(folder.resolve("tables.yaml"), """
                  benchmark:
                    name: ${name}-benchmark
                    partitionKey: { name: id, type: S }
                    pointInTimeRecovery: true
                """);
        append(folder.resolve("workflows.yaml"), """
                  benchmark:
                    name: ${name}-benchmark
                    type: STANDARD
                    definition: benchmark.asl.json
                    role: benchmark
                """);
        append(folder.resolve("roles.yaml"), """
                  benchmark:
                    name: ${name}-benchmark
                    description: The machine that is measured
                    trust: states.json
                    policies: [benchmark.json, workflow-traces.json]
                    maxSessionDurationSeconds: 3600
                """);
        Files.writeString(folder.resolve("workflows/benchmark.asl.json"), document("${name}-benchmark"));
        String write =
                statement(List.of("dynamodb:PutItem"), List.of(ARN.formatted("dynamodb", "table/${name}-benchmark")));
        Files.writeString(
                folder.resolve("policies/benchmark.json"),
                "{\"Version\":\"2012-10-17\",\"Statement\":[" + write + "]}");
        Path customers = folder.resolve("policies/customer.json");
        JsonNode policy = JsonMapper.shared().readTree(Files.readString(customers));
        ((ArrayNode) policy.get("Statement"))
                .add(JsonMapper.shared()
                        .readTree(statement(
                                List.of(
                                        "states:StartExecution",
                                        "states:DescribeExecution",
                                        "kinesis:PutRecord",
                                        "kinesis:PutRecords"),
                                List.of(
                                        ARN.formatted("states", "stateMachine:${name}-benchmark"),
                                        ARN.formatted("states", "execution:${name}-benchmark:*"),
                                        ARN.formatted("kinesis", "stream/${name}-telemetry")))));
        Files.writeString(customers, policy.toString());
        return folder.toAbsolutePath();
    }

    private static String statement(List<String> actions, List<String> resources) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of("Effect", "Allow", "Action", actions, "Resource", resources));
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, Files.readString(file) + text);
    }
}
