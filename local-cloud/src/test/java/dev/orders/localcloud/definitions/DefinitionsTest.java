package dev.orders.localcloud.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionsTest {

    private static final Path PROJECT = ProjectDefinitions.FOLDER;

    @TempDir
    private Path folder;

    @BeforeEach
    void copyTheProjectsDefinitions() throws IOException {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(PROJECT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
    }

    @Test
    void readsTheProjectsDefinitions() throws IOException {
        Definitions definitions = Definitions.load(folder, variables());

        assertThat(definitions.tables().tables().get("orders").name()).isEqualTo("name-value-orders");
        assertThat(definitions.identity().identityPool().principalTags()).containsEntry("userId", "sub");
        assertThat(definitions.policies().get("customer.json")).contains("\"${aws:PrincipalTag/userId}\"");
        assertThat(definitions
                        .openapi()
                        .at("/paths/~1orders/get/security/0/cognito/0")
                        .asString())
                .isEqualTo("orders/read");
    }

    @Test
    void refusesAMemberThatItDoesNotExecuteNamingFileAndPointer() throws IOException {
        edit("tables.yaml", "timeToLiveAttribute: expiresAt", "timeToLive: expiresAt");

        refuses("tables.yaml at /tables/orders/timeToLive", "timeToLive");
    }

    @Test
    void refusesAValueThatItDoesNotExecute() throws IOException {
        edit("identity.yaml", "mfaConfiguration: \"OFF\"", "mfaConfiguration: \"ON\"");

        refuses("identity.yaml at /userPool/mfaConfiguration", "ON");
    }

    @Test
    void refusesAMissingMember() throws IOException {
        edit("identity.yaml", "    ambiguousRoleResolution: Deny\n", "");

        refuses("identity.yaml at /identityPool/roleMapping/ambiguousRoleResolution", "missing");
    }

    @Test
    void refusesADuplicateMember() throws IOException {
        edit("products.yaml", "unitPrice: 299,", "unitPrice: 299, unitPrice: 1,");

        refuses("products.yaml at line", "Duplicate");
    }

    @Test
    void refusesAReferenceToARoleThatIsNotThere() throws IOException {
        edit("identity.yaml", "role: operator", "role: opertor");

        refuses("identity.yaml at /groups/operators/role", "there is no 'opertor'");
    }

    @Test
    void refusesStreamsThatKinesisWouldNotCreate() throws IOException {
        edit("streams.yaml", "retentionHours: 24", "retentionHours: 12");
        refuses("streams.yaml at /streams/telemetry/retentionHours", "24 to 8760");

        edit("streams.yaml", "retentionHours: 12", "retentionHours: 24\n    shardCount: 2");
        refuses("streams.yaml at /streams/telemetry/shardCount", "only a provisioned stream");

        edit("streams.yaml", "mode: ON_DEMAND", "mode: PROVISIONED");
        assertThat(Definitions.load(folder, variables()).streams().streams().get("telemetry"))
                .isEqualTo(new StreamsDefinition.Stream(
                        "name-value-telemetry", StreamsDefinition.Mode.PROVISIONED, 2, 24));

        edit("streams.yaml", "shardCount: 2", "shardCount: 0");
        refuses("streams.yaml at /streams/telemetry/shardCount", "1 to 100");
    }

    @Test
    void refusesAPolicyThatNoRoleHas() throws IOException {
        Files.writeString(folder.resolve("policies/orphan.json"), "{}");

        refuses("policies/orphan.json", "no role has this policy");
    }

    @Test
    void refusesAFileThatNothingExecutes() throws IOException {
        Files.writeString(folder.resolve("buckets.yaml"), "buckets: {}");

        refuses("buckets.yaml at /", "nothing executes this file");
    }

    @Test
    void refusesAWorkflowWhoseRoleOrDocumentIsNotThere() throws IOException {
        Files.createDirectories(folder.resolve("workflows"));
        Files.writeString(folder.resolve("workflows/mine.asl.json"), "{}");
        workflow("no-such-role", "mine.asl.json");
        refuses("workflows.yaml at /workflows/mine/role", "there is no 'no-such-role'");

        workflow("api-service", "other.asl.json");
        refuses("workflows.yaml at /workflows/mine/definition", "there is no 'other.asl.json'");
    }

    @Test
    void refusesAStateMachineThatNoWorkflowHas() throws IOException {
        Files.createDirectories(folder.resolve("workflows"));
        Files.writeString(folder.resolve("workflows/orphan.asl.json"), "{}");

        refuses("workflows/orphan.asl.json", "no workflow has this definition");
    }

    private void workflow(String role, String definition) throws IOException {
        Files.writeString(
                folder.resolve("workflows.yaml"),
                "workflows: {mine: {name: mine, type: STANDARD, definition: %s, role: %s}}"
                        .formatted(definition, role));
    }

    @Test
    void refusesAVariableWithoutAValue() throws IOException {
        edit("tables.yaml", "${name}-products", "${nmae}-products");

        refuses("tables.yaml at line", "no variable is named 'nmae'");
    }

    private void refuses(String place, String why) {
        assertThatThrownBy(() -> Definitions.load(folder, variables()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining(place)
                .hasMessageContaining(why);
    }

    private void edit(String file, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(file), text.replace(from, to));
    }

    private static Map<String, String> variables() {
        return ProjectDefinitions.variables(Map.of("name", "name-value"));
    }
}
