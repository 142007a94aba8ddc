package dev.orders.domain.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LadderTest {

    @ParameterizedTest
    @CsvSource({
        "-1,1",
        "0,1",
        "1,1",
        "2,2",
        "4,5",
        "10,10",
        "11,15",
        "99,100",
        "100,100",
        "71000,100000",
        "86400000,86400000",
        "86400001,above"
    })
    void aValueIsOnTheRungThatEndsAtOrAboveIt(long value, String rung) {
        assertThat(Ladder.rung(value)).isEqualTo(rung);
    }

    @Test
    void aQuantileIsNearTheTrueOne() {
        Map<String, Long> counts = new HashMap<>();
        LongStream.rangeClosed(1, 1000).forEach(value -> counts.merge(Ladder.rung(value), 1L, Long::sum));

        assertThat(Ladder.quantile(counts, 0.5).orElseThrow()).isBetween(490L, 510L);
        assertThat(Ladder.quantile(counts, 0.95).orElseThrow()).isBetween(930L, 970L);
        assertThat(Ladder.quantile(counts, 1).orElseThrow()).isEqualTo(1000);
    }

    @Test
    void whatIsAboveAllRungsIsSaidToBeAtTheGreatestBound() {
        assertThat(Ladder.quantile(Map.of(Ladder.ABOVE, 1L), 0.5)).hasValue(86_400_000);
    }

    @Test
    void nothingCountedHasNoQuantile() {
        assertThat(Ladder.quantile(Map.of(), 0.5)).isEmpty();
        assertThat(Ladder.quantile(Map.of("10", 0L), 0.5)).isEmpty();
    }

    @Test
    void aRungOfAnotherLadderIsToldByItsBoundAndWhatIsNoneIsLeftOut() {
        assertThat(Ladder.quantile(Map.of("60000", 1L), 1)).hasValue(60_000);
        assertThat(Ladder.quantile(Map.of("10", 1L, "ten", 9L, "-1", 9L, "9999999999999999999", 9L), 1))
                .hasValue(10);
        assertThat(Ladder.quantile(Map.of("2xx", 1L), 0.5)).isEmpty();
    }
}
