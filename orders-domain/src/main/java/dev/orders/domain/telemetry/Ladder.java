package dev.orders.domain.telemetry;

import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts values by ranges, so that counts of many minutes can be added and quantiles still be told: five or six rungs a
 * decade up to 100 s, which makes an estimate wrong by at most half of the way to the next rung; coarser ones up to a day.
 */
public final class Ladder {

    /** The rung of whatever is greater than the greatest bound. */
    public static final String ABOVE = "above";

    private static final int[] STEPS = {10, 15, 20, 30, 50, 70};
    private static final long[] LONG = {
        100_000, 300_000, 900_000, 1_800_000, 3_600_000, 7_200_000, 28_800_000, 86_400_000
    };
    private static final NavigableSet<Long> BOUNDS = bounds();

    private Ladder() {}

    private static NavigableSet<Long> bounds() {
        NavigableSet<Long> bounds = new TreeSet<>();
        for (long bound = 1; bound < 10; bound += bound < 3 ? 1 : 2) {
            bounds.add(bound);
        }
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
     * @param counts by rung; other keys than rungs are refused
     * @param quantile above 0 and at most 1
     * @return the value below which that part of the counted ones is, estimated within its rung; the greatest bound for what is above it;
     *     empty when nothing was counted
     * @throws IllegalArgumentException for a count of what is no rung
     */
    public static OptionalLong quantile(Map<String, Long> counts, double quantile) {
        NavigableMap<Long, Long> byBound = new TreeMap<>();
        counts.forEach((rung, count) -> byBound.merge(bound(rung), count, Long::sum));
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

    private static long bound(String rung) {
        if (rung.equals(ABOVE)) {
            return Long.MAX_VALUE;
        }
        long bound = Long.parseLong(rung);
        if (!BOUNDS.contains(bound)) {
            throw new IllegalArgumentException("no rung ends at " + rung);
        }
        return bound;
    }
}
