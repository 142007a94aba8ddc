package dev.orders.e2e.benchmark.parts;

import dev.orders.e2e.benchmark.Figure;
import dev.orders.e2e.benchmark.Pace;
import dev.orders.e2e.benchmark.load.Rounds;
import dev.orders.e2e.benchmark.stub.StubStream;
import dev.orders.telemetry.KinesisTelemetry;
import dev.orders.telemetry.TelemetryEvent;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;

/** What a caller pays for one event, while the stream takes them and while there is no room for any. */
public final class EmitCost {

    private static final int BURST = 10_000;
    private static final double MICROS = 1;

    private final Pace pace;

    public EmitCost(Pace pace) {
        this.pace = pace;
    }

    public List<Figure> measure() {
        double kept;
        double made;
        try (StubStream stream = new StubStream(Duration.ZERO);
                KinesisTelemetry telemetry = telemetry(stream.url())) {
            bursts(telemetry);
            double[] both = bursts(telemetry);
            made = both[0];
            kept = both[1];
        }
        try (KinesisTelemetry telemetry = telemetry("http://127.0.0.1:1")) {
            bursts(telemetry);
            double dropped = bursts(telemetry)[1];
            long lost = telemetry.counts().lost().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return List.of(
                    Figure.atMost(
                            "Microseconds of `emit()`, the stream takes them",
                            kept,
                            MICROS,
                            "making the event %.2f",
                            made),
                    Figure.atMost(
                            "Microseconds of `emit()`, no room", dropped, MICROS, "%d dropped and counted", lost));
        }
    }

    private static KinesisTelemetry telemetry(String url) {
        var key = StaticCredentialsProvider.create(AwsBasicCredentials.create("KEY", "secret"));
        return new KinesisTelemetry(
                "benchmark",
                "telemetry",
                () -> KinesisTelemetry.client()
                        .region(Region.EU_WEST_1)
                        .endpointOverride(URI.create(url))
                        .credentialsProvider(key)
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build(),
                Clock.systemUTC());
    }

    /** @return medians of making an event as a request does, and of handing it over, in microseconds */
    private double[] bursts(KinesisTelemetry telemetry) {
        double[] made = new double[pace.rounds()];
        double[] emitted = new double[pace.rounds()];
        TelemetryEvent[] events = new TelemetryEvent[BURST];
        for (int round = 0; round < pace.rounds(); round++) {
            long before = System.nanoTime();
            for (int i = 0; i < BURST; i++) {
                events[i] = event();
            }
            long between = System.nanoTime();
            for (TelemetryEvent event : events) {
                telemetry.emit(event);
            }
            long after = System.nanoTime();
            made[round] = (between - before) / 1e3 / BURST;
            emitted[round] = (after - between) / 1e3 / BURST;
            // Long enough for a stream that works; without one the buffer is full from the third round on.
            for (int i = 0; i < 20 && telemetry.counts().waiting() > 0; i++) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
        }
        return new double[] {Rounds.median(made), Rounds.median(emitted)};
    }

    private static TelemetryEvent event() {
        String id = UUID.randomUUID().toString();
        Map<String, Object> data =
                Map.of("method", "GET", "route", "/orders/{orderId}", "status", 200, "milliseconds", 12L);
        return new TelemetryEvent(
                id, "request.handled", null, id, Clock.systemUTC().instant(), data);
    }
}
