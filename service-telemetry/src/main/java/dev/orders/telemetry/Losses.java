package dev.orders.telemetry;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was dropped, and what of it has been told in the stream. Anybody counts; telling is the sending thread's. */
final class Losses {
    private final Map<LossReason, LongAdder> totals = new EnumMap<>(LossReason.class);
    private final Map<LossReason, Long> told = new EnumMap<>(LossReason.class);
    private long logged;

    Losses() {
        for (LossReason reason : LossReason.values()) {
            totals.put(reason, new LongAdder());
            told.put(reason, 0L);
        }
    }

    void add(LossReason reason) {
        add(reason, 1);
    }

    void add(LossReason reason, long count) {
        adder(reason).add(count);
    }

    long untold(LossReason reason) {
        return adder(reason).sum() - told.getOrDefault(reason, 0L);
    }

    /** @param count negative when what was told did not arrive */
    void tell(LossReason reason, long count) {
        told.merge(reason, count, Long::sum);
    }

    boolean areUntold() {
        for (LossReason reason : LossReason.values()) {
            if (untold(reason) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether there are more than when this was asked last. */
    boolean haveGrown() {
        long sum = totals.values().stream().mapToLong(LongAdder::sum).sum();
        boolean grown = sum > logged;
        logged = sum;
        return grown;
    }

    Map<String, Long> totals() {
        var all = new TreeMap<String, Long>();
        totals.forEach((reason, count) -> all.put(reason.toString(), count.sum()));
        return all;
    }

    private LongAdder adder(LossReason reason) {
        return Objects.requireNonNull(totals.get(reason));
    }
}
