package dev.orders.telemetry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells the log and the stream what was lost: at once, and then now and then. */
final class LossReports {
    static final String TYPE = "telemetry.lost";
    static final Duration PAUSE = Duration.ofSeconds(10);

    private final Losses losses;
    private final Buffer buffer;
    private final Health health;
    private final InstantSource clock;
    private long nextAt;
    private long logAt;

    /** @param now from when on they may be told, in nanoseconds of the sending thread's */
    LossReports(Losses losses, Buffer buffer, Health health, InstantSource clock, long now) {
        this.losses = losses;
        this.buffer = buffer;
        this.health = health;
        this.clock = clock;
        this.nextAt = now;
        this.logAt = now;
    }

    /**
     * What to send of it now; each has its room in the buffer.
     *
     * @param reachable whether the stream seems to take anything
     */
    List<LossReport> due(long now, boolean hurry, boolean reachable) {
        if (!hurry && nextAt - now > 0 || !losses.areUntold()) {
            return List.of();
        }
        if (logAt - now <= 0) {
            logAt = now + PAUSE.toNanos();
            log();
        }
        List<LossReport> reports = new ArrayList<>();
        for (var reason : LossReason.values()) {
            long count = losses.untold(reason);
            var event = event(reason, count);
            if (reachable && count > 0 && buffer.reserve(event.weight())) {
                losses.tell(reason, count);
                reports.add(new LossReport(event, reason, count));
            }
        }
        if (!reports.isEmpty()) {
            nextAt = now + PAUSE.toNanos();
        }
        return reports;
    }

    /** @return nanoseconds until there is something to tell */
    long dueIn(long now) {
        return losses.areUntold() ? Math.max(nextAt - now, Sender.LINGER.toNanos()) : Sender.NOTHING;
    }

    void log() {
        if (losses.haveGrown()) {
            health.lost(losses.totals());
        }
    }

    private TelemetryEvent event(LossReason reason, long count) {
        String id = UUID.randomUUID().toString();
        return new TelemetryEvent(
                id, TYPE, null, id, clock.instant(), Map.of("count", count, "reason", reason.toString()));
    }
}
