package dev.orders.e2e.benchmark.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Calls one after the other, the contestants by turns: whatever else the machine does meets all of them. */
public final class Turns {

    private Turns() {}

    /**
     * @param times how often each is called
     * @param pause after each round
     */
    public static List<Latencies> of(int times, Duration pause, List<Runnable> contestants) {
        double[][] millis = new double[contestants.size()][times];
        for (int i = 0; i < times; i++) {
            for (int c = 0; c < contestants.size(); c++) {
                long before = System.nanoTime();
                contestants.get(c).run();
                millis[c][i] = (System.nanoTime() - before) / 1e6;
            }
            LockSupport.parkNanos(pause.toNanos());
        }
        return Stream.of(millis).map(Latencies::of).toList();
    }
}
