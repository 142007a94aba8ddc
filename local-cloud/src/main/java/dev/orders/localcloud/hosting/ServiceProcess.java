package dev.orders.localcloud.hosting;

import dev.orders.localcloud.hosting.process.ChildProcess;
import dev.orders.localcloud.hosting.process.StartException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One running service: its JVM, its output with the service's name in front, and its health. */
final class ServiceProcess {

    private static final Duration POLL = Duration.ofMillis(40);
    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);
    private static final Duration LAST_LINES_WITHIN = Duration.ofSeconds(1);

    private final String name;
    private final URI health;
    private final ChildProcess child;
    private final Process process;

    private ServiceProcess(String name, URI health, ChildProcess child) {
        this.name = name;
        this.health = health;
        this.child = child;
        this.process = child.process();
    }

    static ServiceProcess start(
            String name, List<String> command, URI health, Map<String, String> environment, PrintStream out) {
        ChildProcess child = ChildProcess.start(name, command, environment, line -> out.println(name + " | " + line));
        return new ServiceProcess(name, health, child);
    }

    /** @throws StartException when it ends or isn't healthy in time */
    void awaitReady(HttpClient client) throws InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!healthy(client)) {
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StartException("%s ended with exit code %d before it was ready; its last lines are above"
                        .formatted(name, process.exitValue()));
            }
            if (System.nanoTime() > deadline) {
                throw new StartException("%s was not ready within %d s".formatted(name, READY_WITHIN.toSeconds()));
            }
        }
    }

    String name() {
        return name;
    }

    Process process() {
        return process;
    }

    void askToEnd() {
        child.askToEnd();
    }

    /** Asks it to end, and ends it when it doesn't; what it said last is printed then. */
    void stop() {
        askToEnd();
        try {
            if (!process.waitFor(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
            child.output()
                    .completeOnTimeout(null, LAST_LINES_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** Whenever this JVM ends, also in the middle of a start: once the service has ended, or should have, this tidies up after it. */
    void tidiesUp(List<String> command) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            stop();
            try {
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private boolean healthy(HttpClient client) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(2)).build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYetListening) {
            return false;
        }
    }
}
