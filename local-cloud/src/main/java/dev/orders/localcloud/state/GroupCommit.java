package dev.orders.localcloud.state;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/** One thread that commits for all who wait: while one commit is written, the next one's callers gather. */
final class GroupCommit {

    private final Runnable commit;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private Round gathering = new Round(lock.newCondition());
    private boolean closed;

    /** The callers of one commit, woken together. */
    private static final class Round {
        final Condition over;
        int callers;
        boolean done;

        @Nullable
        StateException failure;

        Round(Condition over) {
            this.over = over;
        }
    }

    GroupCommit(Runnable commit) {
        this.commit = commit;
        // A platform thread: writing a file would hold a carrier, of which a small machine has two.
        Thread.ofPlatform().name("state-commit").daemon().start(this::run);
    }

    /** Returns when a commit that began after this call is over. */
    void await() {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the state is closed");
            }
            Round mine = gathering;
            mine.callers++;
            if (mine.callers == 1) {
                wanted.signal();
            }
            while (!mine.done) {
                mine.over.awaitUninterruptibly();
            }
            if (mine.failure != null) {
                throw mine.failure;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets those who wait have their commit, and takes no more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            wanted.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        for (Round round = next(); round != null; round = next()) {
            StateException failure = null;
            try {
                commit.run();
            } catch (MVStoreException e) {
                failure = new StateException("the state can't be written: " + e.getMessage(), e);
            }
            end(round, failure);
        }
    }

    private @Nullable Round next() {
        lock.lock();
        try {
            while (gathering.callers == 0 && !closed) {
                wanted.awaitUninterruptibly();
            }
            Round round = gathering;
            gathering = new Round(lock.newCondition());
            return round.callers == 0 ? null : round;
        } finally {
            lock.unlock();
        }
    }

    private void end(Round round, @Nullable StateException failure) {
        lock.lock();
        try {
            round.done = true;
            round.failure = failure;
            round.over.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
