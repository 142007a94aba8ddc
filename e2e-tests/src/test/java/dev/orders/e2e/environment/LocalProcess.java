package dev.orders.e2e.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
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

/** A local cloud of the tests' own, on free ports: a process that is started, awaited and ended. */
public final class LocalProcess implements AutoCloseable {

    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private final Process process;
    private final Path log;
    private final String environmentUrl;

    private LocalProcess(Process process, Path log, String environmentUrl) {
        this.process = process;
        this.log = log;
        this.environmentUrl = environmentUrl;
    }

    /** Starts the local cloud on another copy of the definitions, without the services. */
    public static LocalProcess startOn(Path definitions) {
        return start(Map.of("definitions", definitions.toAbsolutePath().toString(), "services", ""));
    }

    /** Starts the built local cloud; options are its own {@code localcloud.*} properties beyond the ports. */
    public static LocalProcess start(Map<String, String> options) {
        int port = freePort();
        return start(port, freePort(), options);
    }

    static LocalProcess start(int port, int webPort, Map<String, String> options) {
        try {
            Path log = Files.createTempFile(Files.createDirectories(Path.of("target")), "local-cloud-", ".log");
            Process process = new ProcessBuilder(command(port, webPort, options))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            return new LocalProcess(process, log, "http://localhost:" + port + "/environment.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(int port, int webPort, Map<String, String> options) {
        Path project = Path.of("..").toAbsolutePath().normalize();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dlocalcloud.stops-with-parent=true");
        command.add("-Dlocalcloud.port=" + port);
        command.add("-Dlocalcloud.web-port=" + webPort);
        if (!options.containsKey("project")) {
            command.add("-Dlocalcloud.project=" + project);
        }
        options.forEach((name, value) -> command.add("-Dlocalcloud." + name + "=" + value));
        command.add("-jar");
        command.add(project.resolve("local-cloud/target/app/local-cloud.jar").toString());
        return command;
    }

    /** The environment once everything in it is healthy. */
    public Environment awaitReady() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            long deadline = System.nanoTime() + READY_WITHIN.toNanos();
            while (!answers(client)) {
                if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    process.destroy();
                    throw new IllegalStateException("the local cloud did not start:\n" + output());
                }
            }
            return Environment.read(environmentUrl);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean answers(HttpClient client) throws InterruptedException {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(environmentUrl)).build();
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYetListening) {
            return false;
        }
    }

    public Process process() {
        return process;
    }

    /** Everything the process has printed so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it and all that it started at once, as a power button would: nobody gets to save anything. */
    public void kill() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(handle -> handle.onExit().join());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the local cloud did not stop when asked to:\n" + output());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** A port that nobody listens on now. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
