package dev.orders.localcloud.definitions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The files of one folder of definitions: rendered, parsed strictly, and none of them overlooked. */
final class DefinitionFiles {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private final Path folder;
    private final Map<String, String> variables;
    private final Set<Path> read = new HashSet<>();

    DefinitionFiles(Path folder, Map<String, String> variables) {
        this.folder = folder;
        this.variables = Map.copyOf(variables);
        if (!Files.isDirectory(folder)) {
            throw new DefinitionException(folder.toString(), "", "there is no such folder of definitions");
        }
    }

    <T> T read(String file, Class<T> type) {
        JsonNode tree = tree(file);
        try {
            T value = YAML.treeToValue(tree, type);
            Completeness.check(file, value);
            return value;
        } catch (DatabindException e) {
            throw new DefinitionException(file, pointer(e), e.getOriginalMessage());
        }
    }

    JsonNode tree(String file) {
        String text = rendered(folder.resolve(file), file);
        try {
            return YAML.readTree(text);
        } catch (JacksonException e) {
            throw new DefinitionException(file, "line " + e.getLocation().getLineNr(), e.getOriginalMessage());
        }
    }

    /** The rendered {@code *.json} files of a folder by file name. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : list(folder.resolve(name))) {
            texts.put(file.getFileName().toString(), rendered(file, name + "/" + file.getFileName()));
        }
        return Map.copyOf(texts);
    }

    /** @throws DefinitionException for a file that nothing has read: it would count on AWS and be ignored here */
    void refuseUnread() {
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !read.contains(file))
                    .findFirst()
                    .ifPresent(file -> {
                        throw new DefinitionException(
                                folder.relativize(file).toString(), "", "nothing executes this file");
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String rendered(Path file, String name) {
        try {
            read.add(file);
            return Template.render(name, Files.readString(file), variables);
        } catch (IOException e) {
            throw new DefinitionException(name, "", "the file can't be read");
        }
    }

    private static Iterable<Path> list(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DefinitionException(folder.getFileName() + "/", "", "the folder can't be read");
        }
    }

    private static String pointer(DatabindException e) {
        StringBuilder pointer = new StringBuilder();
        for (JacksonException.Reference reference : e.getPath()) {
            String member = reference.getPropertyName();
            pointer.append('/').append(member == null ? reference.getIndex() : escaped(member));
        }
        return pointer.toString();
    }

    /** RFC 6901, section 3. */
    static String escaped(String member) {
        return member.replace("~", "~0").replace("/", "~1");
    }
}
