package dev.orders.localcloud.kinesis;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until it is moved; {@link #ticking()} goes with the machine's, that far away from it. */
final class MovableClock implements InstantSource {

    private final boolean ticks;
    private volatile Instant now;
    private volatile Duration offset = Duration.ZERO;

    private MovableClock(boolean ticks, Instant now) {
        this.ticks = ticks;
        this.now = now;
    }

    static MovableClock at(String time) {
        return new MovableClock(false, Instant.parse(time));
    }

    static MovableClock ticking() {
        return new MovableClock(true, Instant.EPOCH);
    }

    @Override
    public Instant instant() {
        return ticks ? Instant.now().plus(offset) : now;
    }

    void move(Duration by) {
        now = now.plus(by);
        offset = offset.plus(by);
    }

    void reset() {
        offset = Duration.ZERO;
    }
}
