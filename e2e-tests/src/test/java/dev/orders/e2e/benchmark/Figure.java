package dev.orders.e2e.benchmark;

import java.util.Locale;

/**
 * One line of the report.
 *
 * @param value a ratio or a count
 * @param bar what it has to reach, in words; empty where it only informs
 * @param detail the medians behind it
 */
public record Figure(String what, String value, String bar, boolean reached, String detail) {

    public static Figure atLeast(String what, double ratio, double bar, String detail, Object... figures) {
        return new Figure(
                what, format("%.2f", ratio), format("at least %.2f", bar), ratio >= bar, format(detail, figures));
    }

    public static Figure atMost(String what, double ratio, double bar, String detail, Object... figures) {
        return new Figure(
                what, format("%.2f", ratio), format("at most %.2f", bar), ratio <= bar, format(detail, figures));
    }

    public static Figure exactly(String what, String expected, String found) {
        return new Figure(what, found, expected, found.equals(expected), "");
    }

    public static Figure of(String what, double ratio, String detail, Object... figures) {
        return new Figure(what, format("%.2f", ratio), "", true, format(detail, figures));
    }

    private static String format(String text, Object... figures) {
        return String.format(Locale.ROOT, text, figures);
    }
}
