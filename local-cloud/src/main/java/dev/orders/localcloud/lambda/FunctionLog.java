package dev.orders.localcloud.lambda;

import dev.orders.localcloud.lambda.FunctionReport.LogLine;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The newest lines of a function's log. Bounded: the oldest make room. */
final class FunctionLog {

    private static final int LINES = 1000;
    private static final int MAX_LINE = 4096;

    private final InstantSource clock;
    private final Deque<LogLine> lines = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();

    FunctionLog(InstantSource clock) {
        this.clock = clock;
    }

    void add(String text) {
        String kept = text.length() <= MAX_LINE ? text : text.substring(0, MAX_LINE) + "…";
        lock.lock();
        try {
            if (lines.size() == LINES) {
                lines.removeFirst();
            }
            lines.addLast(new LogLine(clock.instant(), kept));
        } finally {
            lock.unlock();
        }
    }

    /** The oldest first. */
    List<LogLine> lines() {
        lock.lock();
        try {
            return List.copyOf(lines);
        } finally {
            lock.unlock();
        }
    }
}
