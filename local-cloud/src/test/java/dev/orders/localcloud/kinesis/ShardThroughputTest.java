package dev.orders.localcloud.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardThroughputTest {

    private static final int MIB = 1024 * 1024;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final ShardThroughput throughput = new ShardThroughput(clock);

    @Test
    void takesAThousandRecordsASecond() {
        assertThat(taken(1500, 10)).isEqualTo(1000);
        clock.move(Duration.ofMillis(100));
        assertThat(taken(1500, 10)).isEqualTo(100);
        clock.move(Duration.ofSeconds(5));
        assertThat(taken(1500, 10)).isEqualTo(1000);
    }

    @Test
    void takesAMebibyteASecond() {
        assertThat(taken(5, MIB / 2)).isEqualTo(2);
        assertThat(throughput.takesRecord(1)).isFalse();
        clock.move(Duration.ofMillis(500));
        assertThat(throughput.takesRecord(MIB)).isFalse();
        assertThat(throughput.takesRecord(MIB / 2)).isTrue();
    }

    @Test
    void aRecordTooLargeForThisSecondTakesNoPlaceOfASmallOne() {
        assertThat(throughput.takesRecord(MIB - 999)).isTrue();
        for (int i = 0; i < 2000; i++) {
            assertThat(throughput.takesRecord(MIB)).isFalse();
        }
        assertThat(taken(1500, 1)).isEqualTo(999);
    }

    @Test
    void givesFiveReadsASecond() {
        assertThat(IntStream.range(0, 10).filter(i -> throughput.takesRead()).count())
                .isEqualTo(5);
        clock.move(Duration.ofMillis(200));
        assertThat(throughput.takesRead()).isTrue();
        assertThat(throughput.takesRead()).isFalse();
    }

    @Test
    void aReadOfTenMegabytesMakesTheNextOnesWaitFiveSeconds() {
        assertThat(throughput.takesRead()).isTrue();
        throughput.gave(10L * MIB);

        clock.move(Duration.ofMillis(3900));
        assertThat(throughput.takesRead()).isFalse();
        clock.move(Duration.ofMillis(200));
        assertThat(throughput.takesRead()).isTrue();
    }

    @Test
    void givesFiveIteratorsASecond() {
        assertThat(IntStream.range(0, 10)
                        .filter(i -> throughput.takesIteratorRequest())
                        .count())
                .isEqualTo(5);
    }

    private long taken(int records, int bytes) {
        return IntStream.range(0, records)
                .filter(i -> throughput.takesRecord(bytes))
                .count();
    }
}
