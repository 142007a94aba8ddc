package dev.orders.domain.telemetry;

import java.util.List;

/**
 * What one number of a row counts: a measure, and what it is counted by. Its name is the attribute of the row.
 *
 * <ul>
 *   <li>{@link Series#ORDERS}: {@code placed}, {@code cancelled}, {@code decided|OUTCOME}, {@code revenue|CURRENCY} (minor
 *       units, of what was placed), {@code approval|automatic|LE} and {@code approval|manual|LE} (milliseconds from the
 *       start to the approval or rejection)
 *   <li>{@link Series#API}: {@code requests|SERVICE|METHOD ROUTE|CLASS} (a status class such as {@code 2xx}),
 *       {@code latency|SERVICE|METHOD ROUTE|LE} (milliseconds), {@code lost|SERVICE|REASON} (events that a service dropped, or that
 *       could not be counted: {@code untimely}, {@code unknown-type})
 *   <li>{@link Series#PAGES}: {@code views|PAGE}, {@code vital|METRIC|PAGE|LE} (milliseconds; CLS in thousandths),
 *       {@code step|STEP}, {@code refused} (events of people that made no sense)
 * </ul>
 *
 * {@code LE} is the upper bound of a {@link Ladder}'s rung, without those below it.
 */
public record Counter(String measure, List<String> dimensions) {

    private static final char SEPARATOR = '|';

    public Counter {
        dimensions = List.copyOf(dimensions);
        if (measure.isEmpty() || measure.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("not a measure: " + measure);
        }
        for (String dimension : dimensions) {
            if (dimension.isEmpty() || dimension.indexOf(SEPARATOR) >= 0) {
                throw new IllegalArgumentException("not a dimension: " + dimension);
            }
        }
    }

    public static Counter of(String measure, String... dimensions) {
        return new Counter(measure, List.of(dimensions));
    }

    /** @throws IllegalArgumentException when it is no counter's name */
    public static Counter named(String name) {
        List<String> parts = List.of(name.split("\\|", -1));
        return new Counter(parts.getFirst(), parts.subList(1, parts.size()));
    }

    public String name() {
        return dimensions.isEmpty() ? measure : measure + SEPARATOR + String.join("|", dimensions);
    }
}
