package dev.orders.localcloud.lambda;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** What the JVM of an environment prints: shown, kept in the function's log, and counted to the invocation under way. */
final class EnvironmentOutput {

    /** The runtime writes it and the request id after the last line of an invocation. */
    private static final char END = '\u001e';

    private final FunctionLog log;
    private final Consumer<String> shown;
    private final ReentrantLock lock = new ReentrantLock();
    private LogTail tail = new LogTail();
    private String requestId = "";
    private CompletableFuture<Void> ended = new CompletableFuture<>();

    EnvironmentOutput(FunctionLog log, Consumer<String> shown) {
        this.log = log;
        this.shown = shown;
    }

    /** From now on lines belong to this invocation; its tail. */
    LogTail begin(String nextRequestId) {
        lock.lock();
        try {
            tail = new LogTail();
            requestId = nextRequestId;
            ended = new CompletableFuture<>();
            return tail;
        } finally {
            lock.unlock();
        }
    }

    String requestId() {
        lock.lock();
        try {
            return requestId;
        } finally {
            lock.unlock();
        }
    }

    /** Done when the invocation has printed its last line; never when its JVM ends before. */
    CompletableFuture<Void> endOf(String invocation) {
        lock.lock();
        try {
            return invocation.equals(requestId) ? ended : CompletableFuture.completedFuture(null);
        } finally {
            lock.unlock();
        }
    }

    /** A line that the JVM printed. */
    void printed(String line) {
        int end = line.indexOf(END);
        if (end != 0) {
            String text = end < 0 ? line : line.substring(0, end);
            shown.accept(text);
            write(text);
        }
        lock.lock();
        try {
            if (end >= 0 && line.substring(end + 1).equals(requestId)) {
                ended.complete(null);
            }
        } finally {
            lock.unlock();
        }
    }

    /** A line of Lambda's own: kept, and not shown with what the function says. */
    void write(String line) {
        log.add(line);
        lock.lock();
        try {
            tail.add(line);
        } finally {
            lock.unlock();
        }
    }
}
