package dev.orders.localcloud;

import dev.orders.localcloud.console.EventSources;
import dev.orders.localcloud.lambda.sources.EventSourceMappings;
import java.util.List;

/** Shows the console how Lambda's event source mappings are doing. */
record KnownEventSources(EventSourceMappings mappings) implements EventSources {

    @Override
    public List<EventSource> all() {
        return mappings.status().stream().map(KnownEventSources::source).toList();
    }

    private static EventSource source(EventSourceMappings.Status status) {
        return new EventSource(
                status.uuid(),
                status.function(),
                status.stream(),
                status.queue(),
                status.lastProcessingResult(),
                status.shards().stream().map(KnownEventSources::shard).toList());
    }

    private static Shard shard(EventSourceMappings.ShardStatus status) {
        return new Shard(
                status.shard(),
                status.iteratorAge(),
                status.problem(),
                status.lastDone(),
                status.records(),
                status.batches(),
                status.failures(),
                status.givenUp());
    }
}
