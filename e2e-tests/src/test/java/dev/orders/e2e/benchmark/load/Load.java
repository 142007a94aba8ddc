package dev.orders.e2e.benchmark.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Requests of one kind to one server, a fixed number at a time.
 *
 * @param requests as they go over the wire; drawn at random while the load runs
 */
public record Load(int port, List<byte[]> requests) {

    /** Enough to keep two cores busy, few enough that nobody queues. */
    private static final int CONNECTIONS = 16;

    /** Sends for so long and answers how many requests were served. */
    public long run(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        return onEachConnection((connection, number) -> {
            SplittableRandom random = new SplittableRandom(number);
            long served = 0;
            while (System.nanoTime() < deadline) {
                connection.send(requests.get(random.nextInt(requests.size())));
                served++;
            }
            return served;
        });
    }

    /** Sends each request once. */
    public void once() {
        onEachConnection((connection, number) -> {
            for (int i = number; i < requests.size(); i += CONNECTIONS) {
                connection.send(requests.get(i));
            }
            return 0;
        });
    }

    /** Sends the first request so often, one after the other, and tells how long each took, in milliseconds. */
    public double[] millis(int times) {
        double[] millis = new double[times];
        try (Connection connection = new Connection(port)) {
            for (int i = 0; i < times; i++) {
                long before = System.nanoTime();
                connection.send(requests.getFirst());
                millis[i] = (System.nanoTime() - before) / 1e6;
            }
        } catch (IOException e) {
            throw new IllegalStateException("the load failed", e);
        }
        return millis;
    }

    /** Sends the first request and answers the body that comes back. */
    public String first() {
        try (Connection connection = new Connection(port)) {
            return connection.send(requests.getFirst()).text();
        } catch (IOException e) {
            throw new IllegalStateException("the load failed", e);
        }
    }

    private interface Work {
        long on(Connection connection, int number) throws IOException;
    }

    private long onEachConnection(Work work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Long>> all = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                int number = i;
                all.add(threads.submit(() -> {
                    try (Connection connection = new Connection(port)) {
                        return work.on(connection, number);
                    }
                }));
            }
            long sum = 0;
            for (Future<Long> one : all) {
                sum += one.get();
            }
            return sum;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
