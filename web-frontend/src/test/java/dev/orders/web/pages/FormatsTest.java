package dev.orders.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.web.api.Money;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    private final Formats irish = new Formats(Locale.forLanguageTag("en-IE"));

    @Test
    void countsMinorUnitsAsTheCurrencyDoes() {
        assertThat(irish.money(new Money(1999, "EUR"))).isEqualTo("€19.99");
        assertThat(irish.money(new Money(1999, "JPY"))).endsWith("1,999");
        assertThat(irish.money(new Money(1999, "KWD"))).endsWith("1.999");
    }

    @Test
    void keepsEveryDigitOfTheLargestTotal() {
        assertThat(irish.money(new Money(9_007_199_254_740_991L, "EUR"))).isEqualTo("€90,071,992,547,409.91");
    }

    @Test
    void saysThatTimesAreUtc() {
        assertThat(irish.time(Instant.parse("2026-03-06T08:09:10Z"))).isEqualTo("6 Mar 2026, 08:09 UTC");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "999, 999 ms",
        "1000, 1 s",
        "9940, 9.9 s",
        "59000, 59 s",
        "90000, 1.5 min",
        "3600000, 1 h",
        "86400000, 24 h"
    })
    void durationsNeedThreeDigits(long milliseconds, String text) {
        assertThat(new Formats(Locale.ENGLISH).duration(milliseconds).replace('\u00a0', ' '))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0%", "0.00001, < 0.1%", "0.004, 0.4%", "0.5, 50%", "1, 100%"})
    void aShareThatIsThereIsNeverNothing(double share, String text) {
        assertThat(new Formats(Locale.ENGLISH).share(share).replace('\u00a0', ' '))
                .isEqualTo(text);
    }
}
