package dev.orders.domain.telemetry;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Counters and their values. */
public record Tally(Map<Counter, Long> counts) {

    public Tally {
        counts = Map.copyOf(counts);
    }

    public static Tally sum(Collection<Tally> tallies) {
        var sum = new HashMap<Counter, Long>();
        for (var tally : tallies) {
            tally.counts.forEach((counter, count) -> sum.merge(counter, count, Long::sum));
        }
        return new Tally(sum);
    }

    /** The sum of all counters of a measure whose first dimensions are these. */
    public long count(String measure, String... dimensions) {
        return matching(measure, dimensions).mapToLong(Map.Entry::getValue).sum();
    }

    /** The same by the dimension that follows; counters that have none are left out. */
    public SortedMap<String, Long> by(String measure, String... dimensions) {
        var sums = new TreeMap<String, Long>();
        matching(measure, dimensions)
                .filter(entry -> entry.getKey().dimensions().size() > dimensions.length)
                .forEach(entry ->
                        sums.merge(entry.getKey().dimensions().get(dimensions.length), entry.getValue(), Long::sum));
        return sums;
    }

    /** What the last dimension of a measure, the rungs of a {@link Ladder}, says of the values counted. */
    public Spread spread(String measure, String... dimensions) {
        var rungs = new HashMap<String, Long>();
        matching(measure, dimensions)
                .forEach(entry -> rungs.merge(entry.getKey().dimensions().getLast(), entry.getValue(), Long::sum));
        return new Spread(rungs);
    }

    /** Values by the rungs that they are on. */
    public record Spread(Map<String, Long> rungs) {

        public long count() {
            return rungs.values().stream().mapToLong(Long::longValue).sum();
        }

        public OptionalLong quantile(double quantile) {
            return Ladder.quantile(rungs, quantile);
        }
    }

    private Stream<Map.Entry<Counter, Long>> matching(String measure, String... dimensions) {
        var first = List.of(dimensions);
        return counts.entrySet().stream().filter(entry -> {
            var counter = entry.getKey();
            return counter.measure().equals(measure)
                    && counter.dimensions().size() >= first.size()
                    && counter.dimensions().subList(0, first.size()).equals(first);
        });
    }
}
