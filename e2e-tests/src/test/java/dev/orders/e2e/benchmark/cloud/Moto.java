package dev.orders.e2e.benchmark.cloud;

import dev.orders.e2e.environment.LocalProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** moto, a stand-in for AWS in Python that keeps everything in memory and verifies no signature. */
public final class Moto implements AutoCloseable {

    private final Process process;
    private final Cloud cloud;

    private Moto(Process process, Cloud cloud) {
        this.process = process;
        this.cloud = cloud;
    }

    /** Empty where it isn't installed. */
    public static Optional<Moto> start() {
        int port = LocalProcess.freePort();
        try {
            Path log = Files.createDirectories(Path.of("target", "benchmark")).resolve("moto.log");
            Process process = new ProcessBuilder(
                            "python3", "src/test/resources/benchmark/moto_server.py", String.valueOf(port))
                    .redirectError(log.toFile())
                    .start();
            if (process.inputReader().readLine() == null) {
                return Optional.empty();
            }
            Cloud cloud = new Cloud(
                    URI.create("http://127.0.0.1:" + port),
                    "eu-west-1",
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")));
            return Optional.of(new Moto(process, cloud));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Cloud cloud() {
        return cloud;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
