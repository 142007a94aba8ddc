package dev.orders.telemetry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * Takes events out of the buffer and puts them into the stream, a step at a time, on one thread.
 *
 * <p>No call has two records of one partition key, and none goes while an earlier one of its key waits: {@code PutRecords} keeps no
 * order among its records, and may take the later and refuse the earlier.
 *
 * @see <a href="https://docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecords.html">PutRecords</a>
 */
final class Sender {
    static final int MAX_RECORDS = 500;
    static final int MAX_CALL_BYTES = 10 * 1024 * 1024;
    /** What a stream takes unless its maximum was raised. */
    static final int MAX_RECORD_BYTES = 1024 * 1024;
    /** How long events are collected for a call: charts are live, and a call is worth its price. */
    static final Duration LINGER = Duration.ofMillis(200);
    /** An event that the stream did not take for so long is dropped. */
    static final Duration MAX_AGE = Duration.ofMinutes(15);
    /** The answer of {@link #advance} when there is nothing to wait for. */
    static final long NOTHING = Long.MAX_VALUE;

    private static final Backoff PASSING = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private static final Backoff REFUSED = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final Envelope envelope;
    private final Stream stream;
    private final Buffer buffer;
    private final Losses losses;
    private final LossReports reports;
    private final Health health;
    private final LongSupplier nanos;
    private final RandomGenerator random;
    private final LongAdder sent = new LongAdder();
    private final List<Pending> pending = new ArrayList<>();
    private int troubles;
    private long resumeAt;

    Sender(
            Envelope envelope,
            Stream stream,
            Buffer buffer,
            Losses losses,
            LossReports reports,
            Health health,
            LongSupplier nanos,
            RandomGenerator random) {
        this.envelope = envelope;
        this.stream = stream;
        this.buffer = buffer;
        this.losses = losses;
        this.reports = reports;
        this.health = health;
        this.nanos = nanos;
        this.random = random;
        this.resumeAt = nanos.getAsLong();
    }

    /**
     * Does what is to be done now, at most one batch.
     *
     * @param hurry whether nothing is waited for that has not failed yet
     * @return nanoseconds until there is more to do, {@link #NOTHING} when only a new event makes it so
     */
    long advance(boolean hurry) {
        long now = nanos.getAsLong();
        take(now);
        giveUp(now);
        reports.due(now, hurry, troubles == 0 || pending.isEmpty())
                .forEach(report -> pending.add(new Pending(report, now)));
        if (pending.isEmpty()) {
            return reports.dueIn(now);
        }
        if (resumeAt - now > 0) {
            return resumeAt - now;
        }
        var batch = batch(now, hurry);
        if (batch.dueIn() > 0) {
            return batch.dueIn();
        }
        if (!batch.records().isEmpty()) {
            send(batch.records());
        }
        pending.removeIf(Pending::isDone);
        return 0;
    }

    boolean isDone() {
        return pending.isEmpty() && buffer.isEmpty() && !losses.areUntold();
    }

    long sent() {
        return sent.sum();
    }

    /** Drops what is left. */
    void abandon() {
        take(nanos.getAsLong());
        pending.forEach(each -> drop(each, LossReason.GAVE_UP));
        pending.clear();
        reports.log();
    }

    private void take(long now) {
        for (var event = buffer.poll(); event != null; event = buffer.poll()) {
            pending.add(new Pending(event, now, now + LINGER.toNanos()));
        }
    }

    private void giveUp(long now) {
        for (var each : pending) {
            if (each.age(now) > MAX_AGE.toNanos()) {
                drop(each, LossReason.GAVE_UP);
            }
        }
        pending.removeIf(Pending::isDone);
    }

    /** @param dueIn nanoseconds until it has to go, zero or less when that is now */
    private record Batch(List<Pending> records, long dueIn) {}

    private Batch batch(long now, boolean hurry) {
        List<Pending> records = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        long dueIn = NOTHING;
        int bytes = 0;
        for (var each : pending) {
            if (!keys.add(each.event().partitionKey())) {
                continue;
            }
            boolean mayGo = each.mayGo(now);
            int size = mayGo ? each.entry(envelope).size() : 0;
            if (size > MAX_RECORD_BYTES) {
                drop(each, LossReason.TOO_LARGE);
                dueIn = 0;
                continue;
            }
            bytes += size;
            if (records.size() == MAX_RECORDS || bytes > MAX_CALL_BYTES) {
                return new Batch(records, 0);
            }
            dueIn = Math.min(dueIn, hurry && mayGo ? 0 : each.dueIn(now));
            if (mayGo) {
                records.add(each);
            }
        }
        return new Batch(records, dueIn);
    }

    /** @return whether it makes sense to go on at once */
    private boolean send(List<Pending> batch) {
        return switch (stream.put(
                batch.stream().map(each -> each.entry(envelope)).toList())) {
            case Stream.Heard heard -> heard(batch, heard);
            case Stream.Trouble trouble -> trouble(batch, trouble);
        };
    }

    private boolean heard(List<Pending> batch, Stream.Heard heard) {
        long now = nanos.getAsLong();
        troubles = 0;
        health.works(now);
        for (int i = 0; i < batch.size(); i++) {
            var each = batch.get(i);
            if (heard.again().get(i)) {
                each.waitUntil(now + PASSING.nanos(each.failed(), random));
            } else {
                sent.increment();
                finish(each);
            }
        }
        return true;
    }

    /** What is refused for what is in it, is halved until the record that is at fault is alone. */
    private boolean trouble(List<Pending> batch, Stream.Trouble trouble) {
        boolean invalid = trouble.kind() == Stream.Kind.INVALID;
        if (invalid && batch.size() > 1) {
            int middle = batch.size() / 2;
            return send(batch.subList(0, middle)) && send(batch.subList(middle, batch.size()));
        }
        if (invalid) {
            drop(batch.getFirst(), LossReason.GAVE_UP);
        }
        health.fails(trouble.cause());
        troubles++;
        var backoff = trouble.kind() == Stream.Kind.PASSING ? PASSING : REFUSED;
        resumeAt = nanos.getAsLong() + backoff.nanos(troubles, random);
        return false;
    }

    private void drop(Pending each, LossReason reason) {
        var report = each.report();
        if (report == null) {
            losses.add(reason);
        } else {
            losses.tell(report.reason(), -report.count());
        }
        finish(each);
    }

    private void finish(Pending each) {
        each.finish();
        buffer.release(each.event().weight());
    }
}
