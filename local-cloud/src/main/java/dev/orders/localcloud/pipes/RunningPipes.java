package dev.orders.localcloud.pipes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Runs every pipe on a thread of its own, from when all services are there until the first of them goes. */
final class RunningPipes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RunningPipes.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(1);

    private final List<PipeRunner> pipes;
    private CountDownLatch stop = new CountDownLatch(1);
    private List<Thread> threads = List.of();

    RunningPipes(List<PipeRunner> pipes) {
        this.pipes = List.copyOf(pipes);
    }

    @Override
    public synchronized void start() {
        CountDownLatch running = new CountDownLatch(1);
        stop = running;
        // Platform threads: what they call may hold a carrier, of which a small machine has two.
        threads = pipes.stream()
                .map(pipe ->
                        Thread.ofPlatform().name("pipe-" + pipe.name()).daemon().start(() -> run(pipe, running)))
                .toList();
    }

    private static void run(PipeRunner pipe, CountDownLatch stop) {
        Duration wait = Duration.ZERO;
        try {
            while (!stop.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                wait = step(pipe);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread's edge: a fault of one moment must not end the pipe. */
    private static Duration step(PipeRunner pipe) {
        try {
            return pipe.step();
        } catch (RuntimeException fault) {
            LOG.error("Pipe {} fails and goes on", pipe.name(), fault);
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
