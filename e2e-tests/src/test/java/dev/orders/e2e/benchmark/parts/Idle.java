package dev.orders.e2e.benchmark.parts;

import dev.orders.e2e.benchmark.Figure;
import dev.orders.e2e.benchmark.Pace;
import dev.orders.e2e.benchmark.cloud.LocalCloud;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What the local cloud takes of a laptop while nobody uses it: its pipes look for changes and its timers wait. */
public final class Idle {

    private static final double OF_A_CORE = 0.03;
    /** After which the pipes know that nothing happens. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    private final Pace pace;
    private final LocalCloud local;

    public Idle(Pace pace, LocalCloud local) {
        this.pace = pace;
        this.local = local;
    }

    public List<Figure> measure() {
        LockSupport.parkNanos(QUIET.toNanos());
        Duration before = local.server().cpu();
        Duration servicesBefore = local.server().descendantsCpu();
        LockSupport.parkNanos(pace.idle().toNanos());
        Duration cpu = local.server().cpu().minus(before);
        Duration services = local.server().descendantsCpu().minus(servicesBefore);
        double seconds = pace.idle().toNanos() / 1e9;
        return List.of(Figure.atMost(
                "Part of one core that the idle local cloud takes",
                cpu.toNanos() / 1e9 / seconds,
                OF_A_CORE,
                "%.1f s of CPU time a minute, its services %.1f s",
                cpu.toNanos() / 1e9 * 60 / seconds,
                services.toNanos() / 1e9 * 60 / seconds));
    }
}
