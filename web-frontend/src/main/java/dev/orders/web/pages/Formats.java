package dev.orders.web.pages;

import dev.orders.web.api.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/** Money and times as the reader's locale writes them. Times are UTC; a script turns them into the reader's zone. */
public record Formats(Locale locale) {
    private static final double LEAST_SHARE = 0.001;
    private static final char NO_BREAK = '\u00a0';

    public String money(Money money) {
        Currency currency = Currency.getInstance(money.currency());
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(money.amount(), digits));
    }

    public String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(instant.atOffset(ZoneOffset.UTC))
                + " UTC";
    }

    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A part of a whole, with one decimal where that says more; what is something is never said to be nothing. */
    public String share(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        format.setMaximumFractionDigits(share > 0 && share < 0.1 ? 1 : 0);
        return share > 0 && share < LEAST_SHARE ? "<" + NO_BREAK + format.format(LEAST_SHARE) : format.format(share);
    }

    /** Thousandths of a number without a unit, as layout shifts are counted. */
    public String thousandths(long thousandths) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(2);
        format.setMaximumFractionDigits(2);
        return format.format(BigDecimal.valueOf(thousandths, 3));
    }

    /** In the unit that needs the fewest digits; three of them tell enough. */
    public String duration(long milliseconds) {
        if (milliseconds < 1_000) {
            return number(milliseconds) + NO_BREAK + "ms";
        }
        double seconds = milliseconds / 1_000.0;
        return seconds < 60
                ? rounded(seconds) + NO_BREAK + "s"
                : seconds < 3_600
                        ? rounded(seconds / 60) + NO_BREAK + "min"
                        : rounded(seconds / 3_600) + NO_BREAK + "h";
    }

    private String rounded(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(value < 10 ? 1 : 0);
        return format.format(value);
    }
}
