package dev.orders.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.web.api.Money;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

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
}
