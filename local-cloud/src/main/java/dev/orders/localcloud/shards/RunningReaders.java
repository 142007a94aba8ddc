package dev.orders.localcloud.shards;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs every reader on a thread of its own, from when all services are there until the first of them goes. */
public final class RunningReaders implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunningReaders.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

    private final List<StreamReader> readers;
    private CountDownLatch stop = new CountDownLatch(1);
    private List<Thread> threads = List.of();

    public RunningReaders(List<StreamReader> readers) {
        this.readers = List.copyOf(readers);
    }

    @Override
    public synchronized void start() {
        CountDownLatch running = new CountDownLatch(1);
        stop = running;
        // Platform threads: what they call may hold a carrier, of which a small machine has two.
        threads = readers.stream()
                .map(reader -> Thread.ofPlatform()
                        .name("reader-" + reader.name())
                        .daemon()
                        .start(() -> run(reader, running)))
                .toList();
    }

    private static void run(StreamReader reader, CountDownLatch stop) {
        Duration wait = Duration.ZERO;
        try {
            while (!stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                wait = step(reader);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread's edge: a fault of one moment must not end the reader. */
    private static Duration step(StreamReader reader) {
        try {
            return reader.step();
        } catch (RuntimeException fault) {
            LOG.error("{} fails and goes on", reader.name(), fault);
            return AFTER_A_FAULT;
        }
    }

    /** Lets what is on its way arrive. What takes longer is sent again after the next start. */
    @Override
    public synchronized void stop() {
        stop.countDown();
        for (Thread thread : threads) {
            try {
                thread.join(LONGEST_STOP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        threads = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }
}
