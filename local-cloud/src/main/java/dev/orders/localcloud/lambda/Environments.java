package dev.orders.localcloud.lambda;

import dev.orders.localcloud.lambda.NotInvokedException.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The environments of one version of a function: each takes one event at a time and is kept warm; there are more of them
 * while more is to be done, up to a bound.
 */
final class Environments {

    private final int most;
    private final Duration waits;
    private final Supplier<ExecutionEnvironment> starts;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition freed = lock.newCondition();
    private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
    private final Set<ExecutionEnvironment> all = new LinkedHashSet<>();
    private int starting;
    private boolean closed;

    /** @param starts makes an environment whose JVM is on its way */
    Environments(int most, Duration waits, Supplier<ExecutionEnvironment> starts, InstantSource clock) {
        this.most = most;
        this.waits = waits;
        this.starts = starts;
        this.clock = clock;
    }

    /** An environment for one invocation. */
    record Lease(ExecutionEnvironment environment, boolean cold) {}

    /** @throws NotInvokedException when all are busy for too long, or none can be started */
    Lease acquire() throws InterruptedException {
        ExecutionEnvironment warm = warmOrRoom();
        return warm == null ? new Lease(start(), true) : new Lease(warm, false);
    }

    /** The environment that was used last, or null for room to start one. */
    private @Nullable ExecutionEnvironment warmOrRoom() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = waits.toNanos();
            while (true) {
                if (closed) {
                    throw new NotInvokedException(Reason.FAULT, "The local cloud is ending.");
                }
                while (!idle.isEmpty()) {
                    ExecutionEnvironment last = idle.removeLast();
                    if (last.usableAt(clock.instant())) {
                        return last;
                    }
                    all.remove(last);
                    last.end();
                }
                if (all.size() + starting < most) {
                    starting++;
                    return null;
                }
                if (left <= 0) {
                    throw new NotInvokedException(Reason.THROTTLED, "Rate Exceeded.");
                }
                left = freed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private ExecutionEnvironment start() {
        @Nullable ExecutionEnvironment started = null;
        try {
            started = starts.get();
            return started;
        } finally {
            lock.lock();
            try {
                starting--;
                if (started != null) {
                    all.add(started);
                }
                freed.signal();
            } finally {
                lock.unlock();
            }
            if (started != null && isClosed()) {
                started.end();
            }
        }
    }

    /** Gives back the environment of an invocation that is over. */
    void release(ExecutionEnvironment environment) {
        lock.lock();
        try {
            if (environment.state() == ExecutionEnvironment.State.IDLE) {
                idle.addLast(environment);
            } else {
                all.remove(environment);
                environment.end();
            }
            freed.signal();
        } finally {
            lock.unlock();
        }
    }

    List<ExecutionEnvironment> running() {
        lock.lock();
        try {
            all.removeIf(environment -> environment.state() == ExecutionEnvironment.State.ENDED);
            idle.retainAll(all);
            return new ArrayList<>(all);
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all of them; nothing starts any more. */
    void close() {
        List<ExecutionEnvironment> last;
        lock.lock();
        try {
            closed = true;
            last = List.copyOf(all);
            freed.signalAll();
        } finally {
            lock.unlock();
        }
        last.forEach(ExecutionEnvironment::end);
    }
}
