package dev.orders.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The documented schemas of the events, against what is sent. */
class SchemasTest {
    private static final Path FOLDER = Path.of("..", "docs", "events");
    private static final String BASE = "https://events.orders.example/";
    private static final String ORDER = "01936ad2-4f5e-7c3a-9b1d-2f6c8e0a1b2c";
    private static final JsonMapper JSON = new JsonMapper();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(address -> read(FOLDER.resolve(address.substring(BASE.length())))));

    static List<String> types() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".schema.json", ""))
                    .filter(name -> !name.equals("envelope"))
                    .sorted()
                    .toList();
        }
    }

    static Stream<TelemetryEvent> sent() {
        String id = UUID.randomUUID().toString();
        return Stream.of(
                event(ORDER + ".placed", "order.placed", ORDER, Map.of("currency", "EUR", "total", 2598L, "lines", 1)),
                event(ORDER + ".cancelled", "order.cancelled", ORDER, Map.of()),
                event(
                        id,
                        "request.handled",
                        null,
                        Map.of("method", "GET", "route", "/orders/{orderId}", "status", 200, "milliseconds", 12L)),
                event(id, "telemetry.lost", null, Map.of("count", 3L, "reason", LossReason.GAVE_UP.toString())));
    }

    private static TelemetryEvent event(String id, String type, @Nullable String subject, Map<String, Object> data) {
        return new TelemetryEvent(id, type, subject, id, Events.AT, data);
    }

    @ParameterizedTest
    @MethodSource("sent")
    void whatIsSentFitsItsSchema(TelemetryEvent event) {
        var written = JSON.readTree(new Envelope("api-service").entry(event).data());
        assertThat(errors(event.type(), written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    void examplesFitTheirSchema(String type) {
        assertThat(document(type).path("examples"))
                .isNotEmpty()
                .allSatisfy(example -> assertThat(errors(type, example)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("types")
    void somebodyElsesEventFitsNone(String type) {
        var example = (ObjectNode) document(type).path("examples").get(0);
        assertThat(errors(type, example.deepCopy().put("source", "/somebody"))).isNotEmpty();
        assertThat(errors(type, example.deepCopy().put("authtype", "none"))).isNotEmpty();
        assertThat(errors(type, example.deepCopy().put("surplus", 1))).isNotEmpty();
        assertThat(errors(type, example.deepCopy().without("authid"))).isNotEmpty();
        var data = example.deepCopy();
        ((ObjectNode) data.path("data")).put("email", "anna@example.com");
        assertThat(errors(type, data)).isNotEmpty();
    }

    @Test
    void everyDocumentedTypeHasASchema() {
        var documented = Pattern.compile("(?m)^\\| `((?:order|request|telemetry|page)\\.\\w+)` \\|")
                .matcher(read(Path.of("..", "docs", "telemetry.md")))
                .results()
                .map(row -> row.group(1))
                .sorted()
                .toList();
        assertThat(documented).hasSize(8).isEqualTo(SchemasTest.typesOrFail());
    }

    private static List<String> typesOrFail() {
        try {
            return types();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Error> errors(String type, JsonNode event) {
        Schema schema = SCHEMAS.getSchema(SchemaLocation.of(BASE + type + ".schema.json"));
        return schema.validate(event);
    }

    private static JsonNode document(String type) {
        return JSON.readTree(read(FOLDER.resolve(type + ".schema.json")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
