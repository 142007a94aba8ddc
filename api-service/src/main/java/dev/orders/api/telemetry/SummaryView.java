package dev.orders.api.telemetry;

import dev.orders.domain.telemetry.Series;
import dev.orders.domain.telemetry.SummarizeTelemetry.Summary;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A summary on the wire.
 *
 * @param resolution how much time a slot covers, as an ISO 8601 duration
 * @param asOf when it was read
 * @param records by slot and shard, which records of the telemetry stream the numbers come from
 */
record SummaryView(
        Instant from,
        Instant to,
        String resolution,
        Instant asOf,
        OrdersView orders,
        ApiView api,
        PagesView pages,
        List<RecordsView> records) {

    /** Sequence numbers are too large for numbers of JSON. */
    record RecordsView(Instant at, String shardId, String first, String last) {}

    static SummaryView of(Summary summary, Instant asOf) {
        var range = summary.range();
        return new SummaryView(
                range.from(),
                range.to(),
                range.resolution().slotDuration().toString(),
                asOf,
                OrdersView.of(summary.timeline(Series.ORDERS), summary.total(Series.ORDERS)),
                ApiView.of(summary.timeline(Series.API), summary.total(Series.API)),
                PagesView.of(summary.timeline(Series.PAGES), summary.total(Series.PAGES)),
                records(summary));
    }

    private static List<RecordsView> records(Summary summary) {
        return summary.records().entrySet().stream()
                .flatMap(slot -> slot.getValue().entrySet().stream()
                        .map(shard -> new RecordsView(
                                slot.getKey(),
                                shard.getKey(),
                                shard.getValue().first().toString(),
                                shard.getValue().last().toString())))
                .toList();
    }

    /** Of what was never counted there is no quantile. */
    static @Nullable Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
