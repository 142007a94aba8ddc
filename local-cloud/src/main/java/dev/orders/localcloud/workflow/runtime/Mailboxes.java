package dev.orders.localcloud.workflow.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One execution is worked on by one thread at a time, and different ones side by side: each has a mailbox while there is
 * something in it, and a virtual thread that empties it.
 */
final class Mailboxes implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ConcurrentHashMap<String, Queue<Command>> open = new ConcurrentHashMap<>();
    private final BiConsumer<String, Command> work;
    private final ExecutorService threads;

    Mailboxes(String name, BiConsumer<String, Command> work) {
        this.work = work;
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
    }

    /** @throws RejectedExecutionException when closed */
    void put(String key, Command command) {
        boolean[] first = new boolean[1];
        open.compute(key, (same, waiting) -> {
            first[0] = waiting == null;
            Queue<Command> queue = waiting == null ? new ArrayDeque<>(2) : waiting;
            queue.add(command);
            return queue;
        });
        if (first[0]) {
            threads.execute(() -> drain(key));
        }
    }

    private void drain(String key) {
        boolean emptied = false;
        try {
            for (Command command = next(key); command != null; command = next(key)) {
                work.accept(key, command);
            }
            emptied = true;
        } finally {
            if (!emptied) {
                // An error of the JVM ended this thread: another one goes on with what came meanwhile.
                threads.execute(() -> drain(key));
            }
        }
    }

    /** The box is gone with its last command: the next one to come gets a thread of its own. */
    private @Nullable Command next(String key) {
        Command[] next = new Command[1];
        open.compute(key, (same, waiting) -> {
            next[0] = waiting == null ? null : waiting.poll();
            return next[0] == null ? null : waiting;
        });
        return next[0];
    }

    /** Lets what was begun come to its end. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
