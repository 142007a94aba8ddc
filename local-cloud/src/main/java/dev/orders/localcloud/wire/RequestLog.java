package dev.orders.localcloud.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The last hops of all requests, for the console. Bounded: the oldest makes room, and of each only so
 * much is kept. A lock around a few pointer writes costs
 * less than the answer's own bytes.
 */
public final class RequestLog {

    private final int capacity;
    private final Deque<Hop> newestFirst;
    private final ReentrantLock lock = new ReentrantLock();

    public RequestLog(int capacity) {
        this.capacity = capacity;
        this.newestFirst = new ArrayDeque<>(capacity);
    }

    /** How many hops are kept. */
    public int capacity() {
        return capacity;
    }

    public void record(Hop hop) {
        Hop kept = Abridged.of(hop);
        lock.lock();
        try {
            if (newestFirst.size() == capacity) {
                newestFirst.removeLast();
            }
            newestFirst.addFirst(kept);
        } finally {
            lock.unlock();
        }
    }

    /** At most {@code limit} hops, the newest first. */
    public List<Hop> recent(int limit) {
        lock.lock();
        try {
            List<Hop> hops = new ArrayList<>(Math.min(limit, newestFirst.size()));
            Iterator<Hop> all = newestFirst.iterator();
            while (all.hasNext() && hops.size() < limit) {
                hops.add(all.next());
            }
            return hops;
        } finally {
            lock.unlock();
        }
    }

    /** Every hop of one trace that is still there, the oldest first. */
    public List<Hop> trace(String traceId) {
        return recent(capacity).reversed().stream()
                .filter(hop -> traceId.equals(hop.traceId()))
                .toList();
    }
}
