package dev.orders.domain.telemetry;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Counts values by ranges, so that counts of many minutes can be added and quantiles still be told: five or six rungs a
 * decade up to 100 s, which makes an estimate wrong by at most half of the way to the next rung; coarser ones up to a day.
 */
public final class Ladder {

    /** The rung of whatever is greater than the greatest bound. */
    public static final String ABOVE = "above";

    private static final Pattern BOUND = Pattern.compile("[1-9][0-9]{0,11}");
    private static final int[] STEPS = {10, 15, 20, 30, 50, 70};
    private static final long[] LONG = {
        100_000, 300_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 28_800_000, 86_400_000
    };
    private static final NavigableSet<Long> BOUNDS = bounds();

    private Ladder() {}

    private static NavigableSet<Long> bounds() {
        NavigableSet<Long> bounds = new TreeSet<>();
        bounds.addAll(List.of(1L, 2L, 3L, 5L, 7L));
        for (long decade = 1; decade <= 1_000; decade *= 10) {
            for (int step : STEPS) {
                bounds.add(step * decade);
            }
        }
        for (long bound : LONG) {
            bounds.add(bound);
        }
        return bounds;
    }

    /** @return the upper bound of the value's rung, as {@link Counter} names it */
    public static String rung(long value) {
        Long bound = BOUNDS.ceiling(value);
        return bound == null ? ABOVE : bound.toString();
    }

    /**
     * The value that a part of the counted ones does not exceed, estimated within its rung; the greatest bound for what is above it. Rungs that
     * this ladder has no longer are told by their bound, and what is none is left out.
     *
     * @param counts by rung
     * @param quantile above 0 and at most 1
     * @return empty when nothing was counted
     */
    public static OptionalLong quantile(Map<String, Long> counts, double quantile) {
        NavigableMap<Long, Long> byBound = new TreeMap<>();
        counts.forEach((rung, count) -> bound(rung).ifPresent(bound -> byBound.merge(bound, count, Long::sum)));
        long all = byBound.values().stream().mapToLong(Long::longValue).sum();
        double rank = quantile * all;
        long below = 0;
        for (Map.Entry<Long, Long> rung : byBound.entrySet()) {
            long count = rung.getValue();
            if (count > 0 && below + count >= rank) {
                return OptionalLong.of(within(rung.getKey(), (rank - below) / count));
            }
            below += count;
        }
        return OptionalLong.empty();
    }

    private static long within(long bound, double part) {
        if (bound == Long.MAX_VALUE) {
            return BOUNDS.last();
        }
        Long lower = BOUNDS.lower(bound);
        long from = lower == null ? 0 : lower;
        return Math.round(from + part * (bound - from));
    }

    private static OptionalLong bound(String rung) {
        if (rung.equals(ABOVE)) {
            return OptionalLong.of(Long.MAX_VALUE);
        }
        return BOUND.matcher(rung).matches() ? OptionalLong.of(Long.parseLong(rung)) : OptionalLong.empty();
    }
}
