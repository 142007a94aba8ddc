package dev.orders.domain.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {

    private static final Tally TALLY = new Tally(Map.of(
            Counter.of("placed"), 3L,
            Counter.of("requests", "web-frontend", "GET /", "2xx"), 5L,
            Counter.of("requests", "api-service", "GET /orders", "2xx"), 7L,
            Counter.of("requests", "api-service", "GET /orders", "5xx"), 1L,
            Counter.of("latency", "api-service", "GET /orders", "10"), 8L));

    @Test
    void countsWhateverBeginsWithTheDimensions() {
        assertThat(TALLY.count("requests")).isEqualTo(13);
        assertThat(TALLY.count("requests", "api-service")).isEqualTo(8);
        assertThat(TALLY.count("requests", "api-service", "GET /orders", "5xx")).isEqualTo(1);
        assertThat(TALLY.count("placed")).isEqualTo(3);
        assertThat(TALLY.count("place")).isZero();
        assertThat(TALLY.count("placed", "more")).isZero();
    }

    @Test
    void groupsByTheNextDimension() {
        assertThat(TALLY.by("requests")).containsExactly(Map.entry("api-service", 8L), Map.entry("web-frontend", 5L));
        assertThat(TALLY.by("requests", "api-service", "GET /orders"))
                .containsExactly(Map.entry("2xx", 7L), Map.entry("5xx", 1L));
        assertThat(TALLY.by("placed")).isEmpty();
    }

    @Test
    void addsUp() {
        Tally twice = Tally.sum(List.of(TALLY, TALLY, new Tally(Map.of())));

        assertThat(twice.count("requests")).isEqualTo(26);
        assertThat(twice.spread("latency").count()).isEqualTo(16);
        assertThat(Tally.sum(List.of()).counts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT1S,MINUTE", "PT3H,MINUTE", "PT3H1S,HOUR", "PT168H,HOUR"})
    void aWideRangeIsToldByHours(Duration width, Resolution resolution) {
        Instant from = Instant.parse("2026-11-23T14:05:30Z");

        assertThat(new TimeRange(from, from.plus(width)).resolution()).isEqualTo(resolution);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT168H0.000000001S", "P10000D"})
    void aRangeGoesForwardAndNotTooFar(Duration width) {
        Instant from = Instant.parse("2026-11-23T14:05:30Z");

        assertThatThrownBy(() -> new TimeRange(from, from.plus(width))).isInstanceOf(IllegalArgumentException.class);
    }
}
