package dev.orders.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An image is what the task definitions of Terraform count on: who it runs as, what it writes to, where it listens. */
@NeedsImages
class ImageIT {

    static List<String> services() {
        return Image.SERVICES;
    }

    @Test
    void everyServiceOfTheDefinitionsHasOne() throws IOException {
        assertThat(definitions().propertyNames()).containsExactlyInAnyOrderElementsOf(Image.SERVICES);
    }

    @ParameterizedTest
    @MethodSource("services")
    void runsAsNobodyOfTheHost(String service) {
        assertThat(Image.of(service).config().get("User").asString()).isEqualTo("10001:10001");
    }

    @ParameterizedTest
    @MethodSource("services")
    void writesToItsTemporaryFolderAlone(String service) {
        assertThat(Image.of(service).config().get("Volumes").propertyNames()).containsExactly("/tmp");
    }

    @ParameterizedTest
    @MethodSource("services")
    void listensWhereTheDefinitionsSay(String service) throws IOException {
        assertThat(Image.of(service).config().get("ExposedPorts").propertyNames())
                .containsExactly(definitions().get(service).get("port").asInt() + "/tcp");
    }

    @ParameterizedTest
    @MethodSource("services")
    void startsTheServiceWithinTheMemoryOfItsTask(String service) {
        List<String> entrypoint = new ArrayList<>();
        Image.of(service).config().get("Entrypoint").forEach(word -> entrypoint.add(word.asString()));
        assertThat(entrypoint).startsWith("java").contains("-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError");
        assertThat(entrypoint.getLast()).startsWith("dev.orders.");
    }

    @ParameterizedTest
    @MethodSource("services")
    void holdsWhatItsClassPathNames(String service) {
        Image image = Image.of(service);
        String mainClass = image.text("/app/jib-main-class-file").strip().replace('.', '/');
        assertThat(image.files())
                .contains("/app/classes/" + mainClass + ".class")
                .containsAll(List.of(image.text("/app/jib-classpath-file")
                        .strip()
                        .replace("/app/resources:/app/classes:", "")
                        .split(":")));
    }

    @ParameterizedTest
    @MethodSource("services")
    void carriesNoSecretInItsEnvironment(String service) {
        assertThat(Image.of(service).config().path("Env").toString())
                .doesNotContainIgnoringCase("secret")
                .doesNotContainIgnoringCase("password");
    }

    private static JsonNode definitions() throws IOException {
        Path file = Path.of("..", "infra-terraform", "definitions", "services.yaml");
        Map<String, Object> document = new Yaml().load(Files.readString(file));
        return JsonMapper.shared().valueToTree(document).get("services");
    }
}
