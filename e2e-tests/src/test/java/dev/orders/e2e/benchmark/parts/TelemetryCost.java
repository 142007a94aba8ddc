package dev.orders.e2e.benchmark.parts;

import dev.orders.e2e.benchmark.Figure;
import dev.orders.e2e.benchmark.Pace;
import dev.orders.e2e.benchmark.bare.WithoutTelemetry;
import dev.orders.e2e.benchmark.load.Latencies;
import dev.orders.e2e.benchmark.load.Load;
import dev.orders.e2e.benchmark.load.Requests;
import dev.orders.e2e.benchmark.load.Rounds;
import dev.orders.e2e.benchmark.load.Rounds.Contestant;
import dev.orders.e2e.benchmark.load.Rounds.Sample;
import dev.orders.e2e.benchmark.load.WarmUp;
import dev.orders.e2e.benchmark.server.JavaServer;
import dev.orders.e2e.benchmark.server.Jvm;
import dev.orders.e2e.benchmark.server.Servers;
import dev.orders.e2e.benchmark.stub.StubAws;
import dev.orders.e2e.benchmark.stub.StubStream;
import dev.orders.e2e.benchmark.stub.Tables;
import dev.orders.e2e.benchmark.stub.TokenPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * What telemetry costs a request of the REST service: four of it side by side, one without, and one each with a stream that works,
 * that nobody answers for, and that takes two seconds for a call. In the last two most events find no room, as in a long outage.
 */
public final class TelemetryCost {

    private static final double BAR = 0.95;
    private static final String STREAM = "AWS_ENDPOINT_URL_KINESIS";
    /** After each turn, still in its CPU time: what waits is sent by then. */
    private static final Duration SENT_WITHIN = Duration.ofMillis(300);

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final int ONE_AFTER_THE_OTHER = 50;

    private final Pace pace;
    private final StubAws aws;

    public TelemetryCost(Pace pace, StubAws aws) {
        this.pace = pace;
        this.aws = aws;
    }

    /** In the order in which they take their turns. */
    private enum Which {
        OFF("no telemetry"),
        WORKS("a stream that works"),
        AWAY("a stream out of reach"),
        SLOW("a slow stream");

        private final String title;

        Which(String title) {
            this.title = title;
        }
    }

    public List<Figure> measure() {
        try (StubStream works = new StubStream(Duration.ZERO);
                StubStream slow = new StubStream(SLOW);
                JavaServer off = api(Map.of("SPRING_MAIN_SOURCES", WithoutTelemetry.class.getName()));
                JavaServer on = api(Map.of(STREAM, works.url()));
                JavaServer away = api(Map.of(STREAM, "http://127.0.0.1:1"));
                JavaServer behind = api(Map.of(STREAM, slow.url()))) {
            return measure(List.of(off, on, away, behind));
        }
    }

    private JavaServer api(Map<String, String> more) {
        return Servers.api(Jvm.DEFAULT, aws, more);
    }

    private List<Figure> measure(List<JavaServer> servers) {
        TokenPair user = aws.users(1).getFirst();
        byte[] request = Requests.get("/orders/" + Tables.orderId(1), user.headers());
        List<Load> loads = servers.stream()
                .map(server -> new Load(server.port(), List.of(request)))
                .toList();
        List<Contestant> contestants = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            Load load = loads.get(i);
            WarmUp.of(new Contestant(() -> load.run(pace.round()), servers.get(i)::cpu), pace.warmUp());
            contestants.add(new Contestant(() -> turn(load), servers.get(i)::cpu));
        }
        Rounds rounds = Rounds.run(pace.rounds(), contestants);
        List<Latencies> latencies = latencies(loads);
        List<Figure> figures = new ArrayList<>();
        for (Which which : List.of(Which.WORKS, Which.AWAY, Which.SLOW)) {
            figures.addAll(figures(which, rounds, latencies));
        }
        return figures;
    }

    private long turn(Load load) {
        long served = load.run(pace.round());
        LockSupport.parkNanos(SENT_WITHIN.toNanos());
        return served;
    }

    private List<Figure> figures(Which which, Rounds rounds, List<Latencies> latencies) {
        int it = which.ordinal();
        double seconds = pace.round().toNanos() / 1e9;
        Latencies with = latencies.get(it);
        Latencies without = latencies.getFirst();
        return List.of(
                Figure.atLeast(
                        "Throughput of `GET /orders/{id}` with " + which.title + " against no telemetry",
                        rounds.median(round -> (double) round.get(it).requests()
                                / round.getFirst().requests()),
                        BAR,
                        "%.0f and %.0f requests/s",
                        rounds.median(it, sample -> sample.requests() / seconds),
                        rounds.median(0, sample -> sample.requests() / seconds)),
                Figure.atLeast(
                        "Time of one `GET /orders/{id}` after the other with no telemetry against " + which.title
                                + ", p50",
                        without.p50() / with.p50(),
                        BAR,
                        "p50 %.2f and %.2f ms, p99 %.2f and %.2f ms",
                        without.p50(),
                        with.p50(),
                        without.p99(),
                        with.p99()),
                Figure.of(
                        "CPU time a request, sending included, with " + which.title + " against no telemetry",
                        rounds.median(round ->
                                round.get(it).cpuMicros() / round.getFirst().cpuMicros()),
                        "%.0f and %.0f µs",
                        rounds.median(it, Sample::cpuMicros),
                        rounds.median(0, Sample::cpuMicros)));
    }

    /** A few of each at a time, so that whatever else the machine does meets all of them. */
    private List<Latencies> latencies(List<Load> loads) {
        List<double[]> all = loads.stream()
                .map(load -> new double[pace.rounds() * ONE_AFTER_THE_OTHER])
                .toList();
        for (int round = 0; round < pace.rounds(); round++) {
            for (int i = 0; i < loads.size(); i++) {
                double[] some = loads.get(i).millis(ONE_AFTER_THE_OTHER);
                System.arraycopy(some, 0, all.get(i), round * ONE_AFTER_THE_OTHER, ONE_AFTER_THE_OTHER);
            }
        }
        return all.stream().map(Latencies::of).toList();
    }
}
