package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Terraform and the local cloud read the same files: rendered with the same values they are the same documents. */
@NeedsTerraform
class RenderingIT {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    @TempDir
    static Path folder;

    static Map<String, String> terraform;
    static Map<String, String> localCloud;

    @BeforeAll
    static void render() throws IOException, InterruptedException {
        JsonNode rendering = JSON.readTree(LocalRendering.json());
        localCloud = new TreeMap<>();
        rendering.get("documents").properties().forEach(file -> localCloud.put(file.getKey(), text(file.getValue())));

        Terraform root = Terraform.copy(folder).in("tests/rendering");
        Map<String, Object> variables = Map.of(
                "folder", folder.resolve("definitions").toString(),
                "values", rendering.get("values"));
        Files.writeString(root.folder().resolve("terraform.tfvars.json"), JSON.writeValueAsString(variables));
        root.init();
        root.succeed("apply", "-auto-approve", "-no-color");
        terraform = new TreeMap<>();
        JSON.readTree(root.succeed("output", "-json", "documents"))
                .properties()
                .forEach(file -> terraform.put(
                        file.getKey(), text(JSON.readTree(file.getValue().asString()))));
    }

    @Test
    void everyDefinitionIsRenderedByBoth() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("definitions"))) {
            TreeSet<String> definitions = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .forEach(file -> definitions.add(
                            folder.resolve("definitions").relativize(file).toString()));
            assertThat(definitions).hasSizeGreaterThan(8);
            assertThat(terraform.keySet()).isEqualTo(definitions);
            assertThat(localCloud.keySet()).isEqualTo(definitions);
        }
    }

    @Test
    void everyDefinitionIsTheSameDocument() {
        assertThat(terraform).isEqualTo(localCloud);
    }

    @Test
    void noPlaceholderIsLeft() {
        assertThat(terraform.get("policies/customer.json")).contains("${aws:PrincipalTag/userId}");
        assertThat(terraform.values()).noneMatch(document -> document.contains("${name}"));
    }

    /** Members by name, no white space, and numbers as numbers: what is left of a document when its spelling is gone. */
    private static String text(JsonNode document) {
        return JSON.writeValueAsString(JSON.treeToValue(document, Object.class));
    }
}
