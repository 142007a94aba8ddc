package dev.orders.e2e.benchmark.parts;

import dev.orders.e2e.benchmark.Figure;
import dev.orders.e2e.benchmark.Pace;
import dev.orders.e2e.benchmark.cloud.LocalCloud;
import dev.orders.e2e.benchmark.load.Latencies;
import dev.orders.e2e.benchmark.load.Turns;
import dev.orders.e2e.client.OrdersApi;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the gateway adds to an event on its way into the stream: token, model, mapping template and its own signed and authorized call,
 * against the SDK's put of the same event straight into the stream.
 */
public final class GatewayEvents {

    private static final int BATCH = 100;
    private static final double AGAINST_THE_SDK = 0.33;
    /** One person's events go into one shard, which takes a thousand a second. */
    private static final Duration EACH = Duration.ofMillis(250);

    private final Pace pace;
    private final LocalCloud local;

    public GatewayEvents(Pace pace, LocalCloud local) {
        this.pace = pace;
        this.local = local;
    }

    public List<Figure> measure() {
        String event = event();
        String batch = "{\"events\":[" + String.join(",", Collections.nCopies(BATCH, event)) + "]}";
        String stream = local.environment().get("telemetry_stream");
        OrdersApi api = local.api();
        try (KinesisClient sdk = local.cloud().client(KinesisClient.builder())) {
            return Stream.concat(
                            figures(
                                    "Events a second, one a call",
                                    1,
                                    () -> sent(api.post("/telemetry", event)),
                                    () -> sdk.putRecord(r -> r.streamName(stream)
                                            .partitionKey("one")
                                            .data(SdkBytes.fromUtf8String(event))))
                                    .stream(),
                            figures(
                                    "Events a second, %d a call".formatted(BATCH),
                                    BATCH,
                                    () -> sent(api.post("/telemetry/batch", batch)),
                                    () -> sdk.putRecords(r ->
                                            r.streamName(stream).records(Collections.nCopies(BATCH, record(event)))))
                                    .stream())
                    .toList();
        }
    }

    private List<Figure> figures(String what, int events, Runnable gateway, Runnable sdk) {
        List<Runnable> contestants = List.of(gateway, sdk);
        Turns.of(pace.puts(), EACH, contestants);
        List<Latencies> all = Turns.of(pace.puts(), EACH, contestants);
        double through = events * 1000 / all.get(0).p50();
        double straight = events * 1000 / all.get(1).p50();
        return List.of(Figure.atLeast(
                what + ": through the gateway against the SDK's put",
                through / straight,
                AGAINST_THE_SDK,
                "%.0f and %.0f a second, one call after the other; p50 %.1f and %.1f ms",
                through,
                straight,
                all.get(0).p50(),
                all.get(1).p50()));
    }

    private static PutRecordsRequestEntry record(String event) {
        return PutRecordsRequestEntry.builder()
                .partitionKey("one")
                .data(SdkBytes.fromUtf8String(event))
                .build();
    }

    /** 300 bytes. */
    private static String event() {
        Map<String, Object> data = Map.of("page", "/orders", "padding", "x".repeat(200));
        return JsonMapper.shared()
                .writeValueAsString(Map.of("type", "page.viewed", "source", "/web-frontend/browser", "data", data));
    }

    private static void sent(OrdersApi.Answer answer) {
        if (answer.status() != 202 || !answer.json().get("failed").isEmpty()) {
            throw new IllegalStateException("not taken: " + answer);
        }
    }
}
