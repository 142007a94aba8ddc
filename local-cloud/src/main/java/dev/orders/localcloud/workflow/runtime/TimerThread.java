package dev.orders.localcloud.workflow.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread with everything that is due some day, by the clock: a laptop that slept finds its timers late, not lost. */
public final class TimerThread implements Timetable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TimerThread.class);

    /** The longest sleep: the clock may have been set, or the machine may have slept. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final TreeSet<Work> entries =
            new TreeSet<>(Comparator.comparing(Work::due).thenComparing(Work::number));
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long numbers;
    private boolean closed;

    private record Work(Instant due, long number, Runnable work) {}

    public TimerThread(InstantSource clock) {
        this.clock = clock;
        Thread.ofPlatform().name("workflow-timers").daemon().start(this::run);
    }

    @Override
    public Entry at(Instant due, Runnable work) {
        lock.lock();
        try {
            Work entry = new Work(due, numbers++, work);
            entries.add(entry);
            if (entries.getFirst() == entry) {
                changed.signal();
            }
            return () -> cancel(entry);
        } finally {
            lock.unlock();
        }
    }

    private void cancel(Work entry) {
        lock.lock();
        try {
            entries.remove(entry);
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (Work entry = next(); entry != null; entry = next()) {
            try {
                entry.work().run();
            } catch (RuntimeException fault) {
                // The edge of this thread: one timer's fault must not be the end of all others.
                LOG.error("A timer failed", fault);
            }
        }
    }

    private @Nullable Work next() {
        lock.lock();
        try {
            while (!closed) {
                Work first = entries.isEmpty() ? null : entries.getFirst();
                if (first == null) {
                    changed.awaitUninterruptibly();
                } else if (first.due().isAfter(clock.instant())) {
                    Duration left = Duration.between(clock.instant(), first.due());
                    await(left.compareTo(LOOK) > 0 ? LOOK : left);
                } else {
                    return entries.removeFirst();
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void await(Duration time) {
        try {
            changed.await(Math.max(1, time.toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }
}
