package dev.orders.localcloud.console;

import dev.orders.localcloud.console.EventSources.EventSource;
import dev.orders.localcloud.console.EventSources.Shard;
import java.util.List;

/**
 * An event source mapping as a page shows it.
 *
 * @param outcome class of the result's badge
 */
record EventSourceView(EventSource source, String outcome, List<ShardView> shards) {

    record ShardView(Shard shard, String age, String lastDone, String problem) {

        static ShardView of(Shard shard) {
            return new ShardView(
                    shard,
                    shard.age().isZero() ? "at the end" : Times.duration(shard.age()),
                    shard.lastDone() == null ? "none" : shard.lastDone(),
                    shard.problem() == null ? "" : shard.problem());
        }
    }

    static EventSourceView of(EventSource source) {
        return new EventSourceView(
                source,
                source.lastResult().startsWith("PROBLEM") ? "fault" : "ok",
                source.shards().stream().map(ShardView::of).toList());
    }
}
