package dev.orders.e2e.benchmark.parts;

import dev.orders.e2e.benchmark.Figure;
import dev.orders.e2e.benchmark.Pace;
import dev.orders.e2e.benchmark.bare.SilentRequests;
import dev.orders.e2e.benchmark.load.Latencies;
import dev.orders.e2e.benchmark.load.Load;
import dev.orders.e2e.benchmark.load.Requests;
import dev.orders.e2e.benchmark.load.Rounds;
import dev.orders.e2e.benchmark.load.Rounds.Contestant;
import dev.orders.e2e.benchmark.load.Rounds.Sample;
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
 * What telemetry costs a request of the REST service, against requests to the same process that it tells nothing of: with a stream
 * that works, one that nobody answers for, and one that takes two seconds for a call. With the last two most events find no room,
 * as in a long outage.
 */
public final class TelemetryCost {

    private static final double BAR = 0.95;
    /** After each turn, still in its CPU time: what waits is sent by then. */
    private static final Duration SENT_WITHIN = Duration.ofMillis(300);

    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final int WARM = 50_000;
    private static final int ONE_AFTER_THE_OTHER = 50;

    private final Pace pace;
    private final StubAws aws;

    public TelemetryCost(Pace pace, StubAws aws) {
        this.pace = pace;
        this.aws = aws;
    }

    public List<Figure> measure() {
        List<Figure> figures = new ArrayList<>();
        try (StubStream works = new StubStream(Duration.ZERO);
                StubStream slow = new StubStream(SLOW)) {
            figures.addAll(measure("a stream that works", works.url()));
            figures.addAll(measure("a stream out of reach", "http://127.0.0.1:1"));
            figures.addAll(measure("a slow stream", slow.url()));
        }
        return figures;
    }

    private List<Figure> measure(String stream, String url) {
        Map<String, String> more =
                Map.of("AWS_ENDPOINT_URL_KINESIS", url, "SPRING_MAIN_SOURCES", SilentRequests.class.getName());
        try (JavaServer api = Servers.api(Jvm.DEFAULT, aws, more)) {
            TokenPair user = aws.users(1).getFirst();
            Load told = load(api, user.headers());
            Load silent = load(api, user.headers() + SilentRequests.SILENT);
            warm(told);
            warm(silent);
            Rounds rounds = Rounds.run(
                    pace.rounds(),
                    List.of(new Contestant(() -> turn(told), api::cpu), new Contestant(() -> turn(silent), api::cpu)));
            return figures(stream, rounds, latencies(List.of(told, silent)));
        }
    }

    private static Load load(JavaServer api, String headers) {
        return new Load(api.port(), List.of(Requests.get("/orders/" + Tables.orderId(1), headers)));
    }

    private void warm(Load load) {
        long deadline = System.nanoTime() + pace.warmUp().toNanos();
        for (long served = 0; served < WARM && System.nanoTime() < deadline; ) {
            served += load.run(pace.round());
        }
    }

    private long turn(Load load) {
        long served = load.run(pace.round());
        LockSupport.parkNanos(SENT_WITHIN.toNanos());
        return served;
    }

    private List<Figure> figures(String stream, Rounds rounds, List<Latencies> latencies) {
        double seconds = pace.round().toNanos() / 1e9;
        Latencies told = latencies.getFirst();
        Latencies silent = latencies.getLast();
        return List.of(
                Figure.atLeast(
                        "Throughput of `GET /orders/{id}` with " + stream + " against requests that nothing is told of",
                        rounds.median(round -> (double) round.getFirst().requests()
                                / round.getLast().requests()),
                        BAR,
                        "%.0f and %.0f requests/s",
                        rounds.median(0, sample -> sample.requests() / seconds),
                        rounds.median(1, sample -> sample.requests() / seconds)),
                Figure.atLeast(
                        "Time of one `GET /orders/{id}` after the other that nothing is told of against " + stream
                                + ", p50",
                        silent.p50() / told.p50(),
                        BAR,
                        "p50 %.3f and %.3f ms, p99 %.2f and %.2f ms",
                        silent.p50(),
                        told.p50(),
                        silent.p99(),
                        told.p99()),
                Figure.of(
                        "CPU time a request, sending included, with " + stream + " against one that nothing is told of",
                        rounds.median(round ->
                                round.getFirst().cpuMicros() / round.getLast().cpuMicros()),
                        "%.0f and %.0f µs",
                        rounds.median(0, Sample::cpuMicros),
                        rounds.median(1, Sample::cpuMicros)));
    }

    /** A few of each at a time, so that whatever else the machine does meets both. */
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
