package dev.orders.localcloud.lambda;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the invocations of one version of a function, and writes in its log what Lambda writes about each. */
final class RunningVersion {

    private final FunctionVersion version;
    private final Environments environments;
    private final Duration initWithin;
    private final InstantSource clock;
    private final Consumer<FunctionReport.Run> history;

    RunningVersion(
            FunctionVersion version,
            Environments environments,
            Duration initWithin,
            InstantSource clock,
            Consumer<FunctionReport.Run> history) {
        this.version = version;
        this.environments = environments;
        this.initWithin = initWithin;
        this.clock = clock;
        this.history = history;
    }

    FunctionVersion version() {
        return version;
    }

    Environments environments() {
        return environments;
    }

    /** @throws NotInvokedException when there is no environment for it */
    Invocation invoke(InvokeRequest request) throws InterruptedException {
        Environments.Lease lease = environments.acquire();
        ExecutionEnvironment environment = lease.environment();
        try {
            return invoke(request, environment, lease.cold());
        } catch (InterruptedException ending) {
            environment.end();
            throw ending;
        } finally {
            environments.release(environment);
        }
    }

    private Invocation invoke(InvokeRequest request, ExecutionEnvironment environment, boolean cold)
            throws InterruptedException {
        String id = request.requestId();
        LogTail tail = environment.output().begin(id);
        Instant start = clock.instant();
        long startNanos = System.nanoTime();
        Outcome outcome = cold ? environment.awaitReady(id, initWithin) : null;
        Duration init = Duration.ofNanos(System.nanoTime() - startNanos);
        environment.output().write("START RequestId: %s Version: %s".formatted(id, version.version()));
        long runNanos = System.nanoTime();
        Duration timeout = Duration.ofSeconds(version.function().timeoutSeconds());
        if (outcome == null) {
            outcome = environment.run(request.event(clock.instant().plus(timeout)), timeout);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - runNanos);
        environment.settle(outcome);
        String error = outcome.failed() ? outcome.errorType() : null;
        if (error != null && !outcome.usable()) {
            // A runtime that is gone could not say it in the log itself.
            environment.output().write(outcome.text());
        }
        environment.output().write("END RequestId: " + id);
        environment.output().write(report(id, took, cold ? init : null));
        history.accept(new FunctionReport.Run(start, id, version.version(), took, cold ? init : null, error));
        return new Invocation(outcome.payload(), error == null ? null : "Unhandled", tail.text(), id);
    }

    /** As AWS writes it, but for the memory used: what a JVM takes on a laptop says little of what it takes there. */
    private String report(String id, Duration took, @Nullable Duration init) {
        double millis = took.toNanos() / 1e6;
        String report = String.format(
                Locale.ROOT,
                "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %.0f ms\tMemory Size: %d MB",
                id,
                millis,
                Math.ceil(millis + (init == null ? 0 : init.toNanos() / 1e6)),
                version.function().memoryMegabytes());
        return init == null
                ? report
                : report + String.format(Locale.ROOT, "\tInit Duration: %.2f ms", init.toNanos() / 1e6);
    }
}
