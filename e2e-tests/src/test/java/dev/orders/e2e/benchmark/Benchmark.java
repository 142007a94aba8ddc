package dev.orders.e2e.benchmark;

import dev.orders.e2e.benchmark.cloud.LocalCloud;
import dev.orders.e2e.benchmark.cloud.Moto;
import dev.orders.e2e.benchmark.cloud.SmallMachine;
import dev.orders.e2e.benchmark.parts.CallsPerRequest;
import dev.orders.e2e.benchmark.parts.EmitCost;
import dev.orders.e2e.benchmark.parts.GatewayEvents;
import dev.orders.e2e.benchmark.parts.Idle;
import dev.orders.e2e.benchmark.parts.ManyUsers;
import dev.orders.e2e.benchmark.parts.OrderLatency;
import dev.orders.e2e.benchmark.parts.RequestCost;
import dev.orders.e2e.benchmark.parts.SharedClient;
import dev.orders.e2e.benchmark.parts.StartTimes;
import dev.orders.e2e.benchmark.parts.StreamPuts;
import dev.orders.e2e.benchmark.parts.TelemetryCost;
import dev.orders.e2e.benchmark.parts.WorkflowThroughput;
import dev.orders.e2e.benchmark.server.JavaServer;
import dev.orders.e2e.benchmark.server.Jvm;
import dev.orders.e2e.benchmark.server.Servers;
import dev.orders.e2e.benchmark.stub.StubAws;
import dev.orders.e2e.benchmark.stub.TokenPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The benchmark: {@code mvn -Pbenchmark}. Ends with 0 when every bar is reached. {@code -Dbenchmark.quick=true} makes it short,
 * {@code -Dbenchmark.parts=start,client,users,cost,telemetry,workflow,orders,stream,events,idle} leaves parts out.
 */
public final class Benchmark {

    private static final Duration AT_MOST = Duration.ofMinutes(20);
    private static final int USERS = 10_000;

    private final Pace pace = Boolean.getBoolean("benchmark.quick") ? Pace.QUICK : Pace.FULL;
    private final Set<String> parts;
    private final Report report = new Report();

    private Benchmark(Set<String> parts) {
        this.parts = parts;
    }

    public static void main(String[] args) throws IOException {
        CompletableFuture.delayedExecutor(AT_MOST.toSeconds(), TimeUnit.SECONDS)
                .execute(() -> Runtime.getRuntime().exit(2));
        String parts = System.getProperty("benchmark.parts", "");
        Benchmark benchmark = new Benchmark(Set.of(
                (parts.isBlank() ? "start,client,users,cost,telemetry,workflow,orders,stream,events,idle" : parts)
                        .split(",")));
        benchmark.run();
        Path file = Path.of("target", "benchmark.md");
        benchmark.report.write(file);
        System.out.println("written to e2e-tests/" + file);
        System.exit(benchmark.report.reachesAllBars() ? 0 : 1);
    }

    private void run() throws IOException {
        if (parts.contains("start")) {
            report.add(new StartTimes(pace).measure());
        }
        if (Stream.of("workflow", "orders", "stream", "events", "idle").anyMatch(parts::contains)) {
            measureLocalCloud();
        }
        try (StubAws aws = new StubAws()) {
            if (parts.contains("client")) {
                report.add(new SharedClient(pace, aws).measure());
            }
            if (parts.contains("telemetry")) {
                report.add(new EmitCost(pace).measure());
                report.add(new TelemetryCost(pace, aws).measure());
            }
            if (parts.contains("users") || parts.contains("cost")) {
                List<TokenPair> users = aws.users(USERS);
                for (Jvm jvm : Jvm.values()) {
                    measure(jvm, aws, users);
                }
            }
        }
    }

    /** One local cloud in memory for all; executions and orders are tried with a folder, too. */
    private void measureLocalCloud() throws IOException {
        Path folder =
                Files.createTempDirectory(Files.createDirectories(Path.of("target", "benchmark")), "local-cloud-");
        String definitions =
                SmallMachine.definitions(folder.resolve("definitions")).toString();
        Path data = folder.resolve("data").toAbsolutePath();
        try (LocalCloud local = LocalCloud.start(Map.of("definitions", definitions))) {
            if (parts.contains("idle")) {
                report.add(new Idle(pace, local).measure());
            }
            if (parts.contains("orders")) {
                report.add(new OrderLatency(pace, local).measure("in memory"));
            }
            if (parts.contains("events")) {
                report.add(new GatewayEvents(pace, local).measure());
            }
            try (LocalCloud durable = LocalCloud.start(Map.of("definitions", definitions, "data", data.toString()))) {
                if (parts.contains("orders")) {
                    report.add(new OrderLatency(pace, durable).measure("on disk"));
                }
                if (parts.contains("workflow") || parts.contains("stream")) {
                    Moto.start()
                            .ifPresentOrElse(
                                    moto -> beside(moto, local, durable),
                                    () -> System.out.println("moto isn't installed: workflow and stream are left out"));
                }
            }
        }
    }

    private void beside(Moto started, LocalCloud local, LocalCloud durable) {
        try (Moto moto = started) {
            if (parts.contains("stream")) {
                report.add(new StreamPuts(pace, local, moto).measure());
            }
            if (parts.contains("workflow")) {
                report.add(new WorkflowThroughput(pace, local, durable).measure(moto));
            }
        }
    }

    private void measure(Jvm jvm, StubAws aws, List<TokenPair> users) {
        try (JavaServer api = Servers.api(jvm, aws)) {
            if (jvm == Jvm.DEFAULT) {
                report.add(new CallsPerRequest(aws, api, users.getFirst()).measure());
            }
            if (parts.contains("users")) {
                report.add(new ManyUsers(pace, jvm, aws, api, users).measure());
            }
            if (parts.contains("cost")) {
                try (JavaServer bare = Servers.bare(jvm, aws)) {
                    report.add(new RequestCost(pace, jvm, api, bare, users.getFirst()).measure());
                }
            }
        }
    }
}
