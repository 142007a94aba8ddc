package dev.orders.domain.telemetry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Use case: an operator looks at what happened in a range of time. */
public final class SummarizeTelemetry {

    /** @param timelines of every series the rows, oldest first */
    public record Summary(TimeRange range, Map<Series, List<Rollup>> timelines) {

        public List<Rollup> timeline(Series series) {
            return timelines.getOrDefault(series, List.of());
        }

        public Tally total(Series series) {
            return Tally.sum(timeline(series).stream().map(Rollup::tally).toList());
        }

        /** By slot and shard the records of the stream that the numbers of all series come from. */
        public SortedMap<Instant, SortedMap<String, Rollup.Records>> records() {
            var records = new TreeMap<Instant, SortedMap<String, Rollup.Records>>();
            timelines.values().stream()
                    .flatMap(Collection::stream)
                    .forEach(rollup -> rollup.records()
                            .forEach((shard, counted) -> records.computeIfAbsent(rollup.at(), at -> new TreeMap<>())
                                    .merge(shard, counted, Rollup.Records::and)));
            return records;
        }
    }

    public Summary summarize(Rollups rollups, TimeRange range) {
        return new Summary(range, rollups.rows(range));
    }
}
