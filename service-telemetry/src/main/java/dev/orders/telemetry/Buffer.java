package dev.orders.telemetry;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Events on their way to the thread that sends them. Nobody who adds one waits for anybody: there is no lock. An event takes room
 * until it is sent or dropped, also after it has been taken out.
 */
final class Buffer {
    private final int maxEvents;
    private final long maxBytes;
    private final Queue<TelemetryEvent> events = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Buffer(int maxEvents, long maxBytes) {
        this.maxEvents = maxEvents;
        this.maxBytes = maxBytes;
    }

    /** Whether there was room. */
    boolean add(TelemetryEvent event) {
        return reserve(event.weight()) && events.add(event);
    }

    /** Takes room for one event if there is some. */
    boolean reserve(int weight) {
        boolean fits = count.incrementAndGet() <= maxEvents & bytes.addAndGet(weight) <= maxBytes;
        if (!fits) {
            release(weight);
        }
        return fits;
    }

    void release(int weight) {
        count.decrementAndGet();
        bytes.addAndGet(-weight);
    }

    @Nullable
    TelemetryEvent poll() {
        return events.poll();
    }

    /** Takes an event back that nobody has taken out. */
    boolean remove(TelemetryEvent event) {
        return events.remove(event);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    int count() {
        return count.get();
    }
}
