package dev.orders.e2e.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The local cloud's program that prints what it renders. */
final class LocalRendering {

    private LocalRendering() {}

    static String json() {
        Path project = Path.of("..").toAbsolutePath().normalize();
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Dlocalcloud.project=" + project,
                            "-cp",
                            project.resolve("local-cloud/target/app/local-cloud.jar")
                                    .toString(),
                            "dev.orders.localcloud.Render")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String json = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("exit code of the rendering").isZero();
            return json;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
