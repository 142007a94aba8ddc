package dev.orders.localcloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.definitions.DefinitionException;
import dev.orders.localcloud.definitions.StreamsDefinition;
import dev.orders.localcloud.definitions.StreamsDefinition.Mode;
import dev.orders.localcloud.definitions.StreamsDefinition.Stream;
import dev.orders.localcloud.kinesis.Shard.Batch;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class DataStreamsTest {

    private static final byte[] DATA = {1, 2, 3};

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final StateStore memory = StateStore.inMemory(JsonMapper.shared());

    @Test
    void startsOnDemandWithFourShards() {
        assertThat(stream(memory, Mode.ON_DEMAND, null).shards())
                .extracting(Shard::id)
                .containsExactly(
                        "shardId-000000000000", "shardId-000000000001", "shardId-000000000002", "shardId-000000000003");
    }

    @Test
    void routesByHashKey() {
        DataStream stream = stream(memory, Mode.ON_DEMAND, null);

        assertThat(stream.of(HashKeyRange.hashKey("abc")).id()).isEqualTo("shardId-000000000002");
        assertThat(stream.of(HashKeyRange.hashKey("a")).id()).isEqualTo("shardId-000000000000");
    }

    @Test
    void numbersGrowEvenWhenTheClockStandsStillOrGoesBack() {
        Shard shard = shard(memory);
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            numbers.add(shard.numbers().text(shard.append("key", DATA, clock.instant())));
            clock.move(Duration.ofMillis(-1));
        }

        assertThat(numbers).isSorted().doesNotHaveDuplicates().allMatch(number -> number.matches("[1-9]\\d{55}"));
    }

    @Test
    void knowsItsOwnSequenceNumbersOnly() {
        DataStream stream = stream(memory, Mode.PROVISIONED, 2);
        SequenceNumbers first = stream.shards().getFirst().numbers();

        assertThat(first.order(first.text(42))).hasValue(42);
        assertThat(stream.shards().getLast().numbers().order(first.text(42))).isEmpty();
        assertThat(SequenceNumbers.of("other", 0).order(first.text(42))).isEmpty();
        assertThat(first.order(first.text(42).replace("0042", "99x2"))).isEmpty();
        assertThat(first.order("49" + "9".repeat(19) + first.tail())).isEmpty();
        assertThat(first.order("0")).isEmpty();
    }

    @Test
    void readersSeeRecordsOnceTheyAreKept() {
        Shard shard = shard(memory);
        long first = shard.append("key", DATA, clock.instant());
        long second = shard.append("key", DATA, clock.instant());

        assertThat(read(shard).records()).isEmpty();
        shard.kept(first);
        assertThat(read(shard).records()).extracting(StoredRecord::order).containsExactly(first);
        shard.kept(second);
        assertThat(read(shard).records()).extracting(StoredRecord::order).containsExactly(first, second);
    }

    @Test
    void saysHowFarBehindTheTipAReaderIs() {
        Shard shard = shard(memory);
        put(shard);
        clock.move(Duration.ofSeconds(7));
        put(shard);

        Batch first = shard.read(-1, 1, clock.instant());
        assertThat(first.behind()).isEqualTo(Duration.ofSeconds(7));
        Batch second = shard.read(first.after(), 1, clock.instant());
        assertThat(second.behind()).isZero();
        assertThat(shard.read(second.after(), 1, clock.instant()).records()).isEmpty();
    }

    @Test
    void givesTenMegabytesAtMostAndThenTheRest() {
        Shard shard = shard(memory);
        for (int i = 0; i < 12; i++) {
            shard.kept(shard.append("key", new byte[1_000_000], clock.instant()));
        }

        Batch first = read(shard);
        assertThat(first.records()).hasSize(10);
        assertThat(shard.read(first.after(), 10_000, clock.instant()).records()).hasSize(2);
    }

    @Test
    void forgetsRecordsWhenTheRetentionIsOver() {
        Shard shard = shard(memory);
        put(shard);
        clock.move(Duration.ofHours(23));
        long second = put(shard);
        assertThat(read(shard).records()).hasSize(2);

        clock.move(Duration.ofHours(1).plusMillis(1));
        assertThat(read(shard).records()).extracting(StoredRecord::order).containsExactly(second);
        put(shard);
        assertThat(memory.map("kinesis.records").startingWith("telemetry/")).hasSize(2);
    }

    @Test
    void keepsNoMoreThanItsBoundOfBytes() {
        Shard shard = shard(memory);
        for (int i = 0; i < 40; i++) {
            shard.kept(shard.append("key", new byte[1024 * 1024], clock.instant()));
        }

        assertThat(memory.map("kinesis.records").startingWith("telemetry/")).hasSize(31);
    }

    @Test
    void recordsOutliveARestart(@TempDir Path folder) {
        long order;
        try (StateStore before = StateStore.in(folder, JsonMapper.shared())) {
            order = put(shard(before));
            before.flush();
        }
        clock.move(Duration.ofHours(-1));
        try (StateStore after = StateStore.in(folder, JsonMapper.shared())) {
            DataStream stream = stream(after, Mode.PROVISIONED, 1);
            Shard shard = stream.shards().getFirst();
            assertThat(stream.created()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
            assertThat(read(shard).records()).singleElement().satisfies(record -> {
                assertThat(record.order()).isEqualTo(order);
                assertThat(record.partitionKey()).isEqualTo("schlüssel");
                assertThat(record.data()).isEqualTo(DATA);
            });
            assertThat(put(shard)).isGreaterThan(order);
        }
    }

    @Test
    void refusesAnotherNumberOfShardsThanTheKeptStreamHas() {
        stream(memory, Mode.PROVISIONED, 2);

        assertThatThrownBy(() -> stream(memory, Mode.PROVISIONED, 3))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("streams.yaml at /streams/telemetry")
                .hasMessageContaining("2 shards, not 3");
    }

    private long put(Shard shard) {
        long order = shard.append("schlüssel", DATA, clock.instant());
        shard.kept(order);
        return order;
    }

    private Batch read(Shard shard) {
        return shard.read(-1, 10_000, clock.instant());
    }

    private Shard shard(StateStore state) {
        return stream(state, Mode.PROVISIONED, 1).shards().getFirst();
    }

    private DataStream stream(StateStore state, Mode mode, @Nullable Integer shards) {
        StreamsDefinition definition =
                new StreamsDefinition(Map.of("telemetry", new Stream("telemetry", mode, shards, 24)));
        StreamArns arns = new StreamArns(new AwsAccount("eu-west-1", "123456789012"));
        return new DataStreams(definition, arns, state, clock)
                .named("telemetry")
                .orElseThrow();
    }
}
