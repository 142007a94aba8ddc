package dev.orders.localcloud.lambda;

import dev.orders.localcloud.definitions.FunctionsDefinition.Function;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A function with its versions, its log and its last invocations. As Terraform publishes it: {@code $LATEST}, the version 1,
 * and the alias {@code live} of it.
 */
final class HostedFunction {

    static final String LATEST = "$LATEST";
    static final String PUBLISHED = "1";
    static final String ALIAS = "live";

    private static final int RUNS = 50;

    private final Function function;
    private final String arn;
    private final String roleArn;
    private final FunctionLog log;
    private final Map<String, RunningVersion> versions;
    private final Deque<FunctionReport.Run> runs = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();

    HostedFunction(
            Function function, String arn, String roleArn, LambdaSettings settings, Jvms jvms, InstantSource clock) {
        this.function = function;
        this.arn = arn;
        this.roleArn = roleArn;
        this.log = new FunctionLog(clock);
        this.versions = Map.of(
                LATEST, version(LATEST, settings, jvms, clock), PUBLISHED, version(PUBLISHED, settings, jvms, clock));
    }

    private RunningVersion version(String name, LambdaSettings settings, Jvms jvms, InstantSource clock) {
        FunctionVersion version = new FunctionVersion(function, arn, roleArn, name);
        Environments environments = new Environments(
                settings.mostEnvironments(), settings.waitsForEnvironment(), () -> jvms.start(version, log), clock);
        return new RunningVersion(version, environments, settings.initWithin(), clock, this::ran);
    }

    Function function() {
        return function;
    }

    String arn() {
        return arn;
    }

    String roleArn() {
        return roleArn;
    }

    /** The version that a qualifier leads to; null when it leads to none. */
    @Nullable
    RunningVersion version(@Nullable String qualifier) {
        return qualifier == null ? versions.get(LATEST) : versions.get(qualifier.equals(ALIAS) ? PUBLISHED : qualifier);
    }

    /** A line about the function that no invocation wrote. */
    void note(String line) {
        log.add(line);
    }

    private void ran(FunctionReport.Run run) {
        lock.lock();
        try {
            if (runs.size() == RUNS) {
                runs.removeLast();
            }
            runs.addFirst(run);
        } finally {
            lock.unlock();
        }
    }

    FunctionReport report() {
        List<FunctionReport.Environment> environments = versions.values().stream()
                .flatMap(version -> version.environments().running().stream()
                        .map(running -> new FunctionReport.Environment(
                                version.version().version(),
                                running.logStream(),
                                running.state().name())))
                .toList();
        lock.lock();
        try {
            return new FunctionReport(function, arn, roleArn, environments, List.copyOf(runs), log.lines());
        } finally {
            lock.unlock();
        }
    }

    void close() {
        versions.values().forEach(version -> version.environments().close());
    }
}
