package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Terraform in one working folder, with providers from a folder and nothing of the developer's own set-up.
 *
 * @param variables of the environment, for the provider
 */
record Terraform(Path folder, Map<String, String> variables) {

    static final Path PROJECT =
            Path.of("..", "infra-terraform").toAbsolutePath().normalize();

    /** Where providers are installed by hand, Terraform's own implied folders among them. */
    static final List<Path> PLUGIN_FOLDERS = Stream.of(
                    System.getProperty("e2e.terraform.plugins"),
                    System.getenv("TF_PLUGIN_CACHE_DIR"),
                    System.getProperty("user.home") + "/.terraform.d",
                    System.getProperty("user.home") + "/.local/share/terraform",
                    "/usr/local/share/terraform",
                    "/usr/share/terraform",
                    "/opt")
            .filter(folder -> folder != null && !folder.isBlank())
            .map(Path::of)
            .toList();

    private static final String HOST = "registry.terraform.io";
    private static final int MINUTES = 10;

    Terraform(Path folder) {
        this(folder, Map.of());
    }

    static Optional<Path> executable() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "terraform"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The folder that holds {@code HOST/hashicorp/aws/VERSION/PLATFORM/terraform-provider-aws…}. */
    static Optional<Path> plugins() {
        return PLUGIN_FOLDERS.stream()
                .filter(Files::isDirectory)
                .flatMap(Terraform::mirrors)
                .findFirst();
    }

    private static Stream<Path> mirrors(Path folder) {
        try (Stream<Path> folders =
                Files.find(folder, 3, (path, attributes) -> Files.isDirectory(path.resolve(HOST + "/hashicorp/aws")))) {
            return folders.toList().stream();
        } catch (IOException | UncheckedIOException unreadable) {
            return Stream.empty();
        }
    }

    /** A copy of the Terraform files, so that no run leaves anything in the project or meets another's state. */
    static Terraform copy(Path target) {
        try (Stream<Path> files = Files.walk(PROJECT)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains(".terraform" + File.separator))
                    .toList()) {
                Path copy = target.resolve(PROJECT.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            return new Terraform(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Terraform in(String child) {
        return new Terraform(folder.resolve(child), variables);
    }

    void init() {
        succeed("init", "-backend=false", "-input=false", pluginFolder());
    }

    /** Keeps the state in the folder, whatever the project's backend is. */
    void initWithLocalState() {
        try {
            Files.writeString(folder.resolve("state_override.tf"), "terraform {\n  backend \"local\" {}\n}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        succeed("init", "-input=false", pluginFolder());
    }

    private static String pluginFolder() {
        return "-plugin-dir=" + plugins().orElseThrow();
    }

    /** Runs a command that has to succeed, and answers what it printed. */
    String succeed(String... arguments) {
        return run(true, arguments);
    }

    /** Runs a command that has to fail, and answers what it printed. */
    String fail(String... arguments) {
        return run(false, arguments);
    }

    private String run(boolean succeeds, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(executable().orElseThrow().toString()));
        command.addAll(List.of(arguments));
        try {
            Path log = Files.createTempFile(Files.createDirectories(Path.of("target")), "terraform-", ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("TF_"));
            builder.environment().putAll(variables);
            Process process = builder.start();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroy);
                process.destroy();
                throw new AssertionError(
                        command + " took more than " + MINUTES + " minutes:\n" + Files.readString(log));
            }
            String output = Files.readString(log);
            assertThat(process.exitValue() == 0)
                    .as("%s printed\n%s", command, output)
                    .isEqualTo(succeeds);
            Files.delete(log);
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
