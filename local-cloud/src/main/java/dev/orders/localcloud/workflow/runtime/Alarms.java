package dev.orders.localcloud.workflow.runtime;

import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The next timer of each execution; one that was set for earlier makes the later one void. Of an execution that is over
 * nothing is left, whose last timer would be due in a year.
 */
final class Alarms implements AutoCloseable {

    private final ConcurrentHashMap<String, Alarm> next = new ConcurrentHashMap<>();
    private final Timetable timetable;
    private final Consumer<String> wake;
    private volatile boolean closed;

    /** Compared by identity: each is set once. */
    private static final class Alarm {
        final Instant due;
        volatile Timetable.@Nullable Entry entry;

        Alarm(Instant due) {
            this.due = due;
        }

        void cancel() {
            Timetable.Entry cancelled = entry;
            if (cancelled != null) {
                cancelled.cancel();
            }
        }
    }

    Alarms(Timetable timetable, Consumer<String> wake) {
        this.timetable = timetable;
        this.wake = wake;
    }

    void set(String key, Instant due) {
        Alarm earlier = new Alarm(due);
        Alarm before = next.get(key);
        Alarm now = next.compute(key, (same, set) -> set == null || due.isBefore(set.due) ? earlier : set);
        if (now != earlier) {
            return;
        }
        if (before != null) {
            before.cancel();
        }
        earlier.entry = timetable.at(due, () -> ring(key, earlier));
    }

    void clear(String key) {
        Alarm cleared = next.remove(key);
        if (cleared != null) {
            cleared.cancel();
        }
    }

    private void ring(String key, Alarm alarm) {
        if (next.remove(key, alarm) && !closed) {
            wake.accept(key);
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
