package dev.orders.localcloud.workflow.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A clock and its timers, which the test moves. */
public final class ManualTime implements InstantSource, Timetable {

    private record Work(Instant due, Runnable work) {}

    private final PriorityQueue<Work> entries = new PriorityQueue<>(Comparator.comparing(Work::due));
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public Entry at(Instant due, Runnable work) {
        Work entry = new Work(due, work);
        synchronized (this) {
            if (due.isAfter(now)) {
                entries.add(entry);
                return () -> cancel(entry);
            }
        }
        work.run();
        return () -> {};
    }

    private synchronized void cancel(Work entry) {
        entries.removeIf(one -> one == entry);
    }

    public void advance(Duration time) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            now = now.plus(time);
            for (Work first = entries.peek(); first != null && !first.due().isAfter(now); first = entries.peek()) {
                due.add(entries.remove().work());
            }
        }
        due.forEach(Runnable::run);
    }

    synchronized int waiting() {
        return entries.size();
    }
}
