package dev.orders.localcloud.workflow.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
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
    private final PriorityQueue<Entry> entries = new PriorityQueue<>(Comparator.comparing(Entry::due));
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    private record Entry(Instant due, Runnable work) {}

    public TimerThread(InstantSource clock) {
        this.clock = clock;
        Thread.ofPlatform().name("workflow-timers").daemon().start(this::run);
    }

    @Override
    public void at(Instant due, Runnable work) {
        lock.lock();
        try {
            Entry entry = new Entry(due, work);
            entries.add(entry);
            if (entries.peek() == entry) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (Entry entry = next(); entry != null; entry = next()) {
            try {
                entry.work().run();
            } catch (RuntimeException fault) {
                // The edge of this thread: one timer's fault must not be the end of all others.
                LOG.error("A timer failed", fault);
            }
        }
    }

    private @Nullable Entry next() {
        lock.lock();
        try {
            while (!closed) {
                Entry first = entries.peek();
                if (first == null) {
                    changed.awaitUninterruptibly();
                } else if (first.due().isAfter(clock.instant())) {
                    Duration left = Duration.between(clock.instant(), first.due());
                    await(left.compareTo(LOOK) > 0 ? LOOK : left);
                } else {
                    return entries.poll();
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
