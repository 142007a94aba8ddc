package dev.orders.e2e.benchmark.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own that serves HTTP: started, awaited and ended, by the benchmark's own end at the latest. */
public final class JavaServer implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(30);
    private static final int POLL_MILLIS = 20;

    private final String name;
    private final int port;
    private final Process process;
    private final Path log;
    private final Thread atExit;
    private final long startedAt = System.nanoTime();

    private JavaServer(String name, int port, Process process, Path log) {
        this.name = name;
        this.port = port;
        this.process = process;
        this.log = log;
        this.atExit = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** @param arguments of {@code java} */
    public static JavaServer start(String name, int port, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        try {
            Path log = Files.createDirectories(Path.of("target", "benchmark")).resolve(name + ".log");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            // No server can reach a real account, and nobody's JVM options change what is measured.
            builder.environment()
                    .keySet()
                    .removeIf(variable -> variable.startsWith("AWS_")
                            || variable.startsWith("SPRING_")
                            || variable.equals("JAVA_TOOL_OPTIONS")
                            || variable.equals("JDK_JAVA_OPTIONS"));
            builder.environment()
                    .putAll(Map.of(
                            "AWS_CONFIG_FILE", "no-aws-config",
                            "AWS_SHARED_CREDENTIALS_FILE", "no-aws-credentials",
                            "AWS_EC2_METADATA_DISABLED", "true"));
            builder.environment().putAll(environment);
            return new JavaServer(name, port, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the path answers with this status, and tells how long after the start of its JVM that was. */
    public Duration awaitReady(String path, int status) {
        URI uri = URI.create("http://localhost:" + port + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, uri, status)) {
                boolean late = System.nanoTime() - startedAt > READY_WITHIN.toNanos();
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) || late) {
                    throw new IllegalStateException(name + " did not start:\n" + Files.readString(log));
                }
            }
            return Duration.ofNanos(System.nanoTime() - startedAt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean answers(HttpClient client, URI uri, int status) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == status;
        } catch (IOException notYetListening) {
            return false;
        }
    }

    public int port() {
        return port;
    }

    /** The CPU time of all its threads since its start, compilers and collectors included. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** The CPU time of what it has started, such as the services of a local cloud. */
    public Duration descendantsCpu() {
        return process.descendants()
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
