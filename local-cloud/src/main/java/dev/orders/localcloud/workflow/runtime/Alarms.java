package dev.orders.localcloud.workflow.runtime;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The next timer of each execution; one that was set for earlier makes the later one void. */
final class Alarms implements AutoCloseable {

    private final ConcurrentHashMap<String, Instant> next = new ConcurrentHashMap<>();
    private final Timetable timetable;
    private final Consumer<String> wake;
    private volatile boolean closed;

    Alarms(Timetable timetable, Consumer<String> wake) {
        this.timetable = timetable;
        this.wake = wake;
    }

    void set(String key, Instant due) {
        boolean[] earlier = new boolean[1];
        next.compute(key, (same, set) -> {
            earlier[0] = set == null || due.isBefore(set);
            return earlier[0] ? due : set;
        });
        if (earlier[0]) {
            timetable.at(due, () -> ring(key, due));
        }
    }

    void clear(String key) {
        next.remove(key);
    }

    private void ring(String key, Instant due) {
        if (next.remove(key, due) && !closed) {
            wake.accept(key);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
