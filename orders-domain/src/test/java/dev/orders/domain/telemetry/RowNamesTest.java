package dev.orders.domain.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowNamesTest {

    private static final Instant TIME = Instant.parse("2026-11-23T14:05:59.999Z");

    @Test
    void aMinuteIsARowInTheBucketOfItsHour() {
        assertThat(Resolution.MINUTE.bucket(Series.ORDERS, TIME)).isEqualTo("orders#2026-11-23T14");
        assertThat(Resolution.MINUTE.slot(TIME)).isEqualTo("2026-11-23T14:05");
        assertThat(Resolution.MINUTE.slotStart(TIME)).isEqualTo("2026-11-23T14:05:00Z");
        assertThat(Resolution.MINUTE.bucketStart(TIME)).isEqualTo("2026-11-23T14:00:00Z");
    }

    @Test
    void anHourIsARowInTheBucketOfItsDay() {
        assertThat(Resolution.HOUR.bucket(Series.API, TIME)).isEqualTo("api#2026-11-23");
        assertThat(Resolution.HOUR.slot(TIME)).isEqualTo("2026-11-23T14");
    }

    @ParameterizedTest
    @ValueSource(strings = {"placed", "decided|APPROVED", "latency|api-service|GET /orders/{orderId}|100"})
    void aCounterIsReadBackFromItsName(String name) {
        assertThat(Counter.named(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "|", "placed|", "placed||1"})
    void refusesNamesThatAreNone(String name) {
        assertThatThrownBy(() -> Counter.named(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
