package dev.orders.localcloud.definitions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Every definition as the local cloud reads it, before it is taken apart: what Terraform has to agree with.
 *
 * @param documents path in the folder of definitions, with slashes, to the rendered document
 */
public record RenderedDocuments(Map<String, JsonNode> documents) {

    /** @throws DefinitionException for a document that can't be rendered or parsed */
    public static RenderedDocuments of(Path folder, Map<String, String> variables) {
        DefinitionFiles files = new DefinitionFiles(folder, variables);
        Map<String, JsonNode> documents = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .forEach(file -> documents.put(file, files.tree(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new RenderedDocuments(documents);
    }
}
