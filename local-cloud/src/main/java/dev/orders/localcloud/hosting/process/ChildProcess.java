package dev.orders.localcloud.hosting.process;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A JVM that this one started.
 *
 * @param output done when all that it printed has been handed on
 */
public record ChildProcess(Process process, CompletableFuture<Void> output) {

    /** A line may be all of a program's output: longer ones go on in the next. */
    private static final int MAX_LINE = 32 * 1024;

    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        // Whenever this JVM ends, also in the middle of a start: nothing that it started stays behind.
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(() -> RUNNING.forEach(ChildProcess::askToEnd)));
    }

    /**
     * Starts a program.
     *
     * @param name of the thread that reads its output
     * @param lines takes what it prints, line by line, on a thread of its own
     */
    public static ChildProcess start(
            String name, List<String> command, Map<String, String> environment, Consumer<String> lines) {
        ProcessBuilder builder = new ProcessBuilder(command);
        ChildEnvironment.replace(builder.environment(), environment);
        try {
            Process process = builder.redirectErrorStream(true).start();
            RUNNING.add(process);
            process.onExit().thenAccept(RUNNING::remove);
            // A thread of its own, not a virtual one: reading a pipe pins the carrier, and as many silent children as
            // there are cores would leave none for requests.
            CompletableFuture<Void> output = new CompletableFuture<>();
            Thread.ofPlatform().daemon().name(name + "-output").start(() -> {
                copy(process, lines);
                output.complete(null);
            });
            return new ChildProcess(process, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks it to end, and goes on handing on what it prints until it has. */
    public void askToEnd() {
        askToEnd(process);
    }

    // Process.destroy() closes its output, and what a program says last would be lost.
    private static void askToEnd(Process process) {
        process.toHandle().destroy();
    }

    private static void copy(Process process, Consumer<String> lines) {
        StringBuilder line = new StringBuilder();
        try (Reader output = process.inputReader()) {
            for (int next = output.read(); next >= 0; next = output.read()) {
                if (next == '\n' || line.length() == MAX_LINE) {
                    emit(line, lines);
                }
                if (next != '\n') {
                    line.append((char) next);
                }
            }
            if (!line.isEmpty()) {
                emit(line, lines);
            }
        } catch (IOException streamClosedWithTheProcess) {
            lines.accept("output ends: " + streamClosedWithTheProcess.getMessage());
        }
    }

    private static void emit(StringBuilder line, Consumer<String> lines) {
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        String whole = line.toString();
        line.setLength(0);
        lines.accept(whole);
    }
}
