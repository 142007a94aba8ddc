package dev.orders.localcloud.workflow.engine;

import dev.orders.localcloud.workflow.asl.StateMachine;
import dev.orders.localcloud.workflow.asl.StateMachineReader;
import dev.orders.localcloud.workflow.asl.WorkflowType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One case of a file below {@code workflow/cases/}: a machine, its input, what happens outside while it runs, and the
 * history and outcome. {@code states} is short for a machine that starts at the first of them; a happening is answered by
 * the first open call or timer of its kind, or by the one {@code of} a state.
 */
record WorkflowCase(String file, JsonNode json) {

    static final JsonMapper JSON = new JsonMapper();

    static List<WorkflowCase> all() {
        List<WorkflowCase> cases = new ArrayList<>();
        for (Path file : files()) {
            try (InputStream bytes = Files.newInputStream(file)) {
                JSON.readTree(bytes)
                        .forEach(json -> cases.add(new WorkflowCase(String.valueOf(file.getFileName()), json)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return cases;
    }

    static List<Path> files() {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(WorkflowCase.class.getResource("/workflow/cases"))
                        .toURI()))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    StateMachine machine() {
        ObjectNode document = JSON.createObjectNode();
        document.put("QueryLanguage", "JSONata");
        if (json.has("states")) {
            document.put(
                    "StartAt", json.get("states").propertyNames().iterator().next());
            document.set("States", json.get("states"));
        }
        json.path("machine").forEachEntry(document::set);
        return StateMachineReader.read(
                        document.toString(),
                        WorkflowType.valueOf(json.path("type").asString("STANDARD")))
                .orThrow();
    }

    JsonNode input() {
        return json.has("input") ? json.get("input") : JSON.createObjectNode();
    }

    @Override
    public String toString() {
        return file + ": " + json.path("name").asString();
    }
}
