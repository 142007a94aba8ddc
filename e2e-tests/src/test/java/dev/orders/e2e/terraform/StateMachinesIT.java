package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The state machines' documents are Amazon States Language to others than the local cloud too. */
@NeedsAslValidator
class StateMachinesIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path DEFINITIONS = Terraform.PROJECT.resolve("definitions");

    static final Map<String, JsonNode> MACHINES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        JsonNode workflows = JSON.valueToTree(
                new Yaml().<Map<String, Object>>load(Files.readString(DEFINITIONS.resolve("workflows.yaml"))));
        for (JsonNode workflow : workflows.get("workflows")) {
            String file = workflow.get("definition").asString();
            ObjectNode machine = JSON.createObjectNode();
            machine.set("type", workflow.get("type"));
            // Some placeholders stand for a name, some for a number: 1 does for both.
            String document =
                    Files.readString(DEFINITIONS.resolve("workflows/" + file)).replaceAll("\\$\\{[a-z_]+}", "1");
            machine.set("definition", JSON.readTree(document));
            MACHINES.put(file, machine);
        }
    }

    @Test
    void everyDocumentIsAWorkflows() throws IOException {
        try (Stream<Path> files = Files.list(DEFINITIONS.resolve("workflows"))) {
            assertThat(files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()))
                    .isEqualTo(MACHINES.keySet())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasNoFinding(AslValidator validator) {
        assertThat(validator.findings(MACHINES))
                .containsOnlyKeys(MACHINES.keySet())
                .allSatisfy((name, findings) -> assertThat(findings).isEmpty());
    }

    /** Were it not so, the test above would prove nothing. */
    @ParameterizedTest
    @MethodSource("dev.orders.e2e.terraform.BrokenStateMachine#all")
    void aBrokenDocumentIsFound(BrokenStateMachine broken) {
        Map<String, JsonNode> machines = new TreeMap<>();
        MACHINES.forEach((name, machine) -> machines.put(name, broken.of(machine)));
        TreeSet<String> found = new TreeSet<>();
        broken.finder().findings(machines).forEach((name, findings) -> {
            if (!findings.isEmpty()) {
                found.add(name);
            }
        });
        assertThat(found).isEqualTo(MACHINES.keySet());
    }
}
