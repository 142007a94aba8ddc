package dev.orders.telemetry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.KinesisClientBuilder;

/**
 * Puts events into a Kinesis stream, on a thread of its own. At most {@value #MAX_EVENTS} events or {@value #MAX_BYTES} bytes of
 * them wait; what comes on top is dropped. Closing it sends what waits, for {@link #CLOSE_WITHIN} at most.
 */
public final class KinesisTelemetry implements Telemetry, AutoCloseable {
    static final int MAX_EVENTS = 20_000;
    static final long MAX_BYTES = 16 * 1024 * 1024;
    static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    /** Of these the last one is left to a call that has to be broken off. */
    private static final Duration FLUSH_WITHIN = Duration.ofSeconds(4);

    private static final Duration CALL_WITHIN = Duration.ofSeconds(3);

    private final Buffer buffer;
    private final Losses losses = new Losses();
    private final Stream stream;
    private final Sender sender;
    private final Thread thread;
    private final AtomicBoolean asleep = new AtomicBoolean();
    private volatile boolean closing;
    private volatile boolean broken;
    private volatile boolean ended;

    /**
     * @param service who speaks, as events name it
     * @param client asked for once there is something to send, from the thread that sends; closed with this
     */
    public KinesisTelemetry(String service, String stream, Supplier<KinesisClient> client, InstantSource clock) {
        this(service, new KinesisStream(stream, client), new Buffer(MAX_EVENTS, MAX_BYTES), new Health(stream), clock);
    }

    KinesisTelemetry(String service, Stream stream, Buffer buffer, Health health, InstantSource clock) {
        this.stream = stream;
        this.buffer = buffer;
        var reports = new LossReports(losses, buffer, health, clock, System.nanoTime());
        this.sender = new Sender(
                new Envelope(service),
                stream,
                buffer,
                losses,
                reports,
                health,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextLong());
        this.thread = Thread.ofPlatform().daemon().name("telemetry").start(this::run);
    }

    /**
     * How a client for this has to be: it tries nothing twice, since what is tried again, record by record, and when, is decided
     * here; and it does not keep the thread for long.
     */
    public static KinesisClientBuilder client() {
        return KinesisClient.builder()
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .apiCallTimeout(CALL_WITHIN));
    }

    @Override
    public void emit(TelemetryEvent event) {
        if (ended) {
            losses.add(LossReason.GAVE_UP);
        } else if (!buffer.add(event)) {
            losses.add(LossReason.BUFFER_FULL);
        } else if (ended && buffer.remove(event)) {
            losses.add(LossReason.GAVE_UP);
        }
        wake();
    }

    /** Counts, and tells, what the service lost of events that it passes on otherwise. */
    public void lost(LossReason reason, long count) {
        losses.add(reason, count);
        wake();
    }

    public TelemetryCounts counts() {
        return new TelemetryCounts(sender.sent(), buffer.count(), losses.totals());
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            if (!thread.join(FLUSH_WITHIN)) {
                broken = true;
                thread.interrupt();
                thread.join(CLOSE_WITHIN.minus(FLUSH_WITHIN));
            }
        } catch (InterruptedException e) {
            broken = true;
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!broken && !(closing && sender.isDone())) {
            long wait = sender.advance(closing);
            if (wait == Sender.NOTHING) {
                sleep();
            } else {
                // A pause of one key holds up no other: new events are looked for in between.
                LockSupport.parkNanos(Math.min(wait, Sender.LINGER.toNanos()));
            }
        }
        ended = true;
        sender.abandon();
        stream.close();
    }

    private void sleep() {
        asleep.set(true);
        if (buffer.isEmpty() && !losses.areUntold() && !closing) {
            LockSupport.park(this);
        }
        asleep.set(false);
    }

    /** Waking costs more than all the rest: it is done for the first event after a silence only. */
    private void wake() {
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            LockSupport.unpark(thread);
        }
    }
}
