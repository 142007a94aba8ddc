package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody else's reading of the Amazon States Language, with no account and no network. */
enum AslValidator {
    /** Schemas, names of states, reachability. */
    ASL_VALIDATOR("node", "asl-validator/validate.js"),
    /** A grammar, what services and patterns there are, what Express workflows may not do. */
    MOTO("python3", "src/test/resources/emulator/asl_parser.py");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String[] command;

    AslValidator(String... command) {
        this.command = command;
    }

    /**
     * @param machines {@code type} and {@code definition} by name
     * @return what is wrong with each, by name
     */
    Map<String, List<String>> findings(Map<String, JsonNode> machines) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (OutputStream input = process.getOutputStream()) {
                input.write(JSON.writeValueAsBytes(machines));
            }
            JsonNode output = JSON.readTree(process.getInputStream().readAllBytes());
            assertThat(process.waitFor()).as("exit code of %s", this).isZero();
            Map<String, List<String>> findings = new TreeMap<>();
            output.properties().forEach(machine -> {
                List<String> texts = new ArrayList<>();
                machine.getValue().forEach(text -> texts.add(text.asString()));
                findings.put(machine.getKey(), texts);
            });
            return findings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
