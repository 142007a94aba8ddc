package dev.orders.e2e.benchmark.parts;

import dev.orders.e2e.benchmark.Figure;
import dev.orders.e2e.benchmark.Pace;
import dev.orders.e2e.benchmark.cloud.LocalCloud;
import dev.orders.e2e.benchmark.cloud.Moto;
import dev.orders.e2e.benchmark.load.Latencies;
import dev.orders.e2e.benchmark.load.Turns;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/** What a put into a stream costs its caller: the local cloud in the SDK's CBOR and in JSON, beside moto, which takes JSON alone. */
public final class StreamPuts {

    private static final int RECORDS = 500;
    private static final int BYTES = 300;
    private static final double AGAINST_MOTO = 1;
    /** Below what four shards take in a second, which the local cloud refuses as AWS does. */
    private static final Duration EACH = Duration.ofMillis(200);

    private static final String STREAM_OF_MOTO = "telemetry";

    private final Pace pace;
    private final LocalCloud local;
    private final Moto moto;

    public StreamPuts(Pace pace, LocalCloud local, Moto moto) {
        this.pace = pace;
        this.local = local;
        this.moto = moto;
    }

    public List<Figure> measure() {
        try (KinesisClient cbor = local.cloud().client(KinesisClient.builder());
                KinesisClient json = withoutCbor(() -> local.cloud().client(KinesisClient.builder()));
                KinesisClient other = withoutCbor(() -> moto.cloud().client(KinesisClient.builder()))) {
            other.createStream(
                    r -> r.streamName(STREAM_OF_MOTO).streamModeDetails(m -> m.streamMode(StreamMode.ON_DEMAND)));
            String stream = local.environment().get("telemetry_stream");
            List<Target> targets =
                    List.of(new Target(cbor, stream), new Target(json, stream), new Target(other, STREAM_OF_MOTO));
            return Stream.concat(
                            figures("PutRecords of 500 records of 300 bytes", targets, StreamPuts::putRecords, EACH)
                                    .stream(),
                            figures("PutRecord of 300 bytes", targets, StreamPuts::putRecord, Duration.ZERO).stream())
                    .toList();
        }
    }

    private record Target(KinesisClient client, String stream) {}

    private List<Figure> figures(String what, List<Target> targets, Consumer<Target> put, Duration each) {
        latencies(targets, put, each);
        List<Latencies> all = latencies(targets, put, each);
        Latencies theirs = all.get(2);
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Latencies ours = all.get(i);
            figures.add(Figure.atLeast(
                    what + " in " + (i == 0 ? "CBOR" : "JSON") + ": moto's time against the local cloud's, p50",
                    theirs.p50() / ours.p50(),
                    AGAINST_MOTO,
                    "p50 %.1f and %.1f ms, p99 %.1f and %.1f ms",
                    theirs.p50(),
                    ours.p50(),
                    theirs.p99(),
                    ours.p99()));
        }
        return figures;
    }

    private List<Latencies> latencies(List<Target> targets, Consumer<Target> put, Duration each) {
        return Turns.of(
                pace.puts(),
                each,
                targets.stream()
                        .<Runnable>map(target -> () -> put.accept(target))
                        .toList());
    }

    private static void putRecords(Target target) {
        List<PutRecordsRequestEntry> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            records.add(PutRecordsRequestEntry.builder()
                    .partitionKey(UUID.randomUUID().toString())
                    .data(SdkBytes.fromByteArrayUnsafe(new byte[BYTES]))
                    .build());
        }
        int refused = target.client()
                .putRecords(r -> r.streamName(target.stream()).records(records))
                .failedRecordCount();
        if (refused > 0) {
            throw new IllegalStateException(refused + " records were refused");
        }
    }

    private static void putRecord(Target target) {
        target.client()
                .putRecord(r -> r.streamName(target.stream())
                        .partitionKey(UUID.randomUUID().toString())
                        .data(SdkBytes.fromByteArrayUnsafe(new byte[BYTES])));
    }

    /** The SDK reads it when a client is built. */
    private static KinesisClient withoutCbor(Supplier<KinesisClient> client) {
        String property = SdkSystemSetting.CBOR_ENABLED.property();
        System.setProperty(property, "false");
        try {
            return client.get();
        } finally {
            System.clearProperty(property);
        }
    }
}
