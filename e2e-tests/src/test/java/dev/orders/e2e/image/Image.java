package dev.orders.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An image as a tar, of the form that {@code docker save} writes and registries' clients push. */
record Image(Path tar) {

    static final List<String> SERVICES = List.of("api-service", "web-frontend");

    private static final JsonMapper JSON = JsonMapper.shared();

    static Image of(String service) {
        return new Image(tar(service));
    }

    static Path tar(String service) {
        return Path.of("..", service, "target", "image.tar");
    }

    /** What a container starts with, by its names of the OCI image specification. */
    JsonNode config() {
        return JSON.readTree(read(manifest().get("Config").asString())).get("config");
    }

    /** What follows the colon of its name. */
    String tag() {
        String name = manifest().get("RepoTags").get(0).asString();
        return name.substring(name.lastIndexOf(':') + 1);
    }

    /** Whether it was made on a base, and can run by itself. */
    boolean hasBase() {
        return config().path("Env").toString().contains("PATH=");
    }

    Set<String> files() {
        Set<String> files = new TreeSet<>();
        for (String layer : layers()) {
            new String(run("tar", "-tzf", "-", layer), StandardCharsets.UTF_8)
                    .lines()
                    .map(file -> "/" + file)
                    .forEach(files::add);
        }
        return files;
    }

    /** A file of the last layer that has it. */
    String text(String file) {
        for (String layer : layers().reversed()) {
            if (new String(run("tar", "-tzf", "-", layer), StandardCharsets.UTF_8)
                    .lines()
                    .anyMatch(file.substring(1)::equals)) {
                return new String(run("tar", "-xzOf", "-", layer, file.substring(1)), StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + file + " in " + tar);
    }

    private List<String> layers() {
        List<String> layers = new ArrayList<>();
        manifest().get("Layers").forEach(layer -> layers.add(layer.asString()));
        return layers;
    }

    private JsonNode manifest() {
        return JSON.readTree(read("manifest.json")).get(0);
    }

    private byte[] read(String member) {
        return output(List.of("tar", "-xOf", tar.toString(), member), new byte[0]);
    }

    private byte[] run(String program, String options, String input, String layer, String... more) {
        List<String> command = new ArrayList<>(List.of(program, options, input));
        command.addAll(List.of(more));
        return output(command, read(layer));
    }

    private static byte[] output(List<String> command, byte[] input) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Thread feeder = Thread.ofPlatform().daemon().start(() -> feed(process, input));
            byte[] output = process.getInputStream().readAllBytes();
            assertThat(process.waitFor()).as("exit code of %s", command).isZero();
            feeder.join();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void feed(Process process, byte[] input) {
        try (var stream = process.getOutputStream()) {
            stream.write(input);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
