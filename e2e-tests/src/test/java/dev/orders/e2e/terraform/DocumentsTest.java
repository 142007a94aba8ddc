package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written and drawn of the deployment leaves nothing of it out. */
class DocumentsTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path DEFINITIONS = Terraform.PROJECT.resolve("definitions");
    private static final Path DOCUMENTS = Path.of("..", "docs");

    @Test
    void everyRoleIsExplained() throws IOException {
        String notes = Files.readString(DOCUMENTS.resolve("security.md"));
        assertThat(keys("roles"))
                .isNotEmpty()
                .allSatisfy(role -> assertThat(notes).contains("\n| `" + role + "` |"));
    }

    @Test
    void everyWildcardHasItsReason() throws IOException {
        Set<String> wildcards = new TreeSet<>();
        for (Path file : files(DEFINITIONS.resolve("policies"))) {
            for (JsonNode statement : JSON.readTree(Files.readString(file)).get("Statement")) {
                if (statement.get("Action").toString().contains("*")
                        || statement.get("Resource").toString().contains("*")) {
                    wildcards.add(statement.get("Sid").asString());
                }
            }
        }
        Set<String> explained = Pattern.compile("(?m)^\\| `([A-Z][A-Za-z]+)` \\|")
                .matcher(Files.readString(DOCUMENTS.resolve("security.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(explained).isEqualTo(wildcards).isNotEmpty();
    }

    /** Policies of AWS's own machinery stand where it is built. */
    @Test
    void everyWildcardOutsideTheDefinitionsHasItsReason() throws IOException {
        Pattern wildcard = Pattern.compile("(?m)(Action|Resource|Principal)\"?\\s*[:=].*\\*\"");
        Set<String> files = new TreeSet<>();
        for (String folder : List.of("modules", "bootstrap")) {
            try (Stream<Path> all = Files.walk(Terraform.PROJECT.resolve(folder))) {
                for (Path file : all.filter(file -> file.toString().matches(".*[.](tf|json)"))
                        .toList()) {
                    if (wildcard.matcher(Files.readString(file)).find()) {
                        files.add(Terraform.PROJECT.relativize(file).toString());
                    }
                }
            }
        }
        Set<String> explained = Pattern.compile("(?m)^\\| `((?:modules|bootstrap)/[^`]+)` \\|")
                .matcher(Files.readString(DOCUMENTS.resolve("security.md")))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(explained).isEqualTo(files).isNotEmpty();
    }

    @Test
    void everyModuleIsInThePicture() throws IOException {
        Set<String> modules = Pattern.compile("(?m)^module \"(\\w+)\"")
                .matcher(Files.readString(Terraform.PROJECT.resolve("main.tf")))
                .results()
                .map(module -> module.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> drawn = Pattern.compile("<text class=\"t\"[^>]*>([^<]+)</text>")
                .matcher(picture())
                .results()
                .map(title -> title.group(1))
                .filter(title -> !title.equals("browser"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(drawn).isEqualTo(modules).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tables", "streams", "pipes", "queues", "workflows", "functions", "services", "roles"})
    void everythingDefinedIsInThePicture(String definition) throws IOException {
        String picture = picture();
        assertThat(keys(definition))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(picture).containsPattern("[> ]" + Pattern.quote(key) + "[< ,:]"));
    }

    @Test
    void everyModuleIsListed() throws IOException {
        String page = Files.readString(Terraform.PROJECT.resolve("README.md"));
        List<Path> modules;
        try (Stream<Path> folders = Files.list(Terraform.PROJECT.resolve("modules"))) {
            modules = folders.toList();
        }
        assertThat(modules)
                .isNotEmpty()
                .allSatisfy(module -> assertThat(page).contains("](modules/" + module.getFileName() + ")"));
    }

    private static String picture() throws IOException {
        return Files.readString(DOCUMENTS.resolve("pictures/deployment.svg"));
    }

    private static Set<String> keys(String definition) throws IOException {
        JsonNode document =
                JSON.valueToTree(new Yaml().<Object>load(Files.readString(DEFINITIONS.resolve(definition + ".yaml"))));
        return new TreeSet<>(document.get(definition).propertyNames());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
