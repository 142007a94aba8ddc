package dev.orders.e2e.mutations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A copy of the project's definitions in which a guard can be taken out. */
public record DefinitionsCopy(Path folder) {

    private static final Path PROJECT = Path.of("..", "infra-terraform", "definitions");

    public static DefinitionsCopy in(Path folder) {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(PROJECT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            return new DefinitionsCopy(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces every match in the file; a mutation that changes nothing would prove nothing and fails. */
    public DefinitionsCopy replace(String file, String regex, String replacement) {
        return change(file, text -> text.replaceAll(regex, replacement));
    }

    /**
     * Whatever people send through the API is stamped as if a service had said it: they may tell of orders that are none, and write
     * what is poison.
     */
    public DefinitionsCopy stampingPeopleAsServices() {
        return replace("openapi.yaml", "\"authtype\":\"app_user\"", "\"authtype\":\"service_account\"");
    }

    private DefinitionsCopy change(String file, UnaryOperator<String> change) {
        try {
            String text = Files.readString(folder.resolve(file));
            String changed = change.apply(text);
            assertThat(changed).as("the mutation of " + file).isNotEqualTo(text);
            Files.writeString(folder.resolve(file), changed);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
