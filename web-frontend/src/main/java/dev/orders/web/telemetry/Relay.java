package dev.orders.web.telemetry;

import dev.orders.telemetry.LossReason;
import dev.orders.web.api.ApiFailure;
import dev.orders.web.api.LaterCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjLongConsumer;

/**
 * Passes browsers' events on to the API, off the way of the requests that brought them. Little is kept, and not for long: a
 * user's tokens wait here with the events, and may outlast a session that has ended. What can't be kept or isn't taken is dropped,
 * and counted.
 */
final class Relay implements AutoCloseable {
    static final int MAX_BATCHES = 200;
    private static final int ATTEMPTS = 2;
    private static final Duration FLUSH_WITHIN = Duration.ofSeconds(3);
    private static final Duration IDLE = Duration.ofSeconds(30);
    static final Duration MAX_WAIT = Duration.ofSeconds(30);

    private final ObjLongConsumer<LossReason> losses;
    private final InstantSource clock;
    private final ThreadPoolExecutor sender;

    /** @param losses told of each batch that was lost */
    Relay(ObjLongConsumer<LossReason> losses, InstantSource clock) {
        this.losses = losses;
        this.clock = clock;
        sender = new ThreadPoolExecutor(
                1,
                1,
                IDLE.toSeconds(),
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_BATCHES),
                Thread.ofPlatform().daemon().name("browser-events").factory(),
                (refused, full) -> lose(refused, full.isShutdown() ? LossReason.GAVE_UP : LossReason.BUFFER_FULL));
        sender.allowCoreThreadTimeOut(true);
    }

    private final class Batch implements Runnable {
        private record Answer(List<Integer> failed) {}

        private final LaterCall call;
        private final List<BrowserEvent> events;
        private final Instant until = clock.instant().plus(MAX_WAIT);

        Batch(LaterCall call, List<BrowserEvent> events) {
            this.call = call;
            this.events = events;
        }

        @Override
        public void run() {
            List<BrowserEvent> left = events;
            try {
                for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty() && isInTime(); attempt++) {
                    List<BrowserEvent> sent = left;
                    left = call.post("/telemetry/batch", Map.of("events", sent), Answer.class).failed().stream()
                            .map(sent::get)
                            .toList();
                }
            } catch (ApiFailure | IndexOutOfBoundsException notTaken) {
                // Told with all others that were lost: one such failure is seldom alone.
            } finally {
                if (!left.isEmpty()) {
                    losses.accept(LossReason.GAVE_UP, left.size());
                }
            }
        }

        private boolean isInTime() {
            return clock.instant().isBefore(until);
        }
    }

    /** Returns at once. */
    void pass(LaterCall call, List<BrowserEvent> events) {
        sender.execute(new Batch(call, events));
    }

    /** For events that no call can be made for. */
    void drop(List<BrowserEvent> events) {
        losses.accept(LossReason.GAVE_UP, events.size());
    }

    /** Sends what waits, for three seconds at most. */
    @Override
    public void close() {
        sender.shutdown();
        try {
            if (!sender.awaitTermination(FLUSH_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                sender.shutdownNow().forEach(late -> lose(late, LossReason.GAVE_UP));
            }
        } catch (InterruptedException e) {
            sender.shutdownNow().forEach(late -> lose(late, LossReason.GAVE_UP));
            Thread.currentThread().interrupt();
        }
    }

    private void lose(Runnable task, LossReason reason) {
        if (task instanceof Batch batch) {
            losses.accept(reason, batch.events.size());
        }
    }
}
