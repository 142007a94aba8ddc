package dev.orders.localcloud.lambda;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/** The last 4 KB of what one invocation wrote, in whole lines but for a first one that alone is longer. */
final class LogTail {

    static final int BYTES = 4096;

    private final Deque<byte[]> lines = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private int length;

    void add(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            lines.addLast(bytes);
            length += bytes.length;
            while (length > BYTES && lines.size() > 1) {
                length -= lines.removeFirst().length;
            }
        } finally {
            lock.unlock();
        }
    }

    String text() {
        lock.lock();
        try {
            StringBuilder text = new StringBuilder();
            lines.forEach(line -> text.append(new String(line, StandardCharsets.UTF_8)));
            // Only where one line is longer than all that is given.
            while (text.toString().getBytes(StandardCharsets.UTF_8).length > BYTES) {
                text.delete(0, Math.max(1, text.length() - BYTES));
            }
            return text.toString();
        } finally {
            lock.unlock();
        }
    }
}
