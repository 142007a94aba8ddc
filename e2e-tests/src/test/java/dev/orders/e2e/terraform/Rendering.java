package dev.orders.e2e.terraform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Definitions rendered with some values.
 *
 * @param values of the placeholders
 * @param documents the rendered documents by file
 */
record Rendering(Map<String, String> values, Map<String, JsonNode> documents) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    /** What the local cloud makes of the definitions: its own program prints it. */
    static Rendering byLocalCloud() {
        JsonNode rendering = JSON.readTree(LocalRendering.json());
        Map<String, String> values = new TreeMap<>();
        rendering
                .get("values")
                .properties()
                .forEach(value -> values.put(value.getKey(), value.getValue().asString()));
        Map<String, JsonNode> documents = new TreeMap<>();
        rendering.get("documents").properties().forEach(file -> documents.put(file.getKey(), file.getValue()));
        return new Rendering(values, documents);
    }

    /** What Terraform makes of them, in a copy of the project's Terraform files. */
    static Rendering byTerraform(Path copy, Map<String, String> values) {
        Terraform root = new Terraform(copy).in("tests/rendering");
        Map<String, Object> variables =
                Map.of("folder", copy.resolve("definitions").toString(), "values", values);
        try {
            Files.writeString(root.folder().resolve("terraform.tfvars.json"), JSON.writeValueAsString(variables));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        root.init();
        root.succeed("apply", "-auto-approve", "-no-color");
        Map<String, JsonNode> documents = new TreeMap<>();
        JSON.readTree(root.succeed("output", "-json", "documents"))
                .properties()
                .forEach(file -> documents.put(
                        file.getKey(), JSON.readTree(file.getValue().asString())));
        return new Rendering(values, documents);
    }

    /** Members by name, no white space, and numbers as numbers: what is left of a document when its spelling is gone. */
    static String normal(JsonNode document) {
        return JSON.writeValueAsString(JSON.treeToValue(document, Object.class));
    }

    static String normal(String json) {
        return normal(JSON.readTree(json));
    }

    Map<String, String> normalDocuments() {
        Map<String, String> normal = new TreeMap<>();
        documents.forEach((file, document) -> normal.put(file, normal(document)));
        return normal;
    }
}
