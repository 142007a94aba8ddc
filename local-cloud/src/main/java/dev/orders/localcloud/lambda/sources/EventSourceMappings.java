package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.state.StateMap;
import dev.orders.localcloud.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The event source mappings of the definitions, and how they are doing. */
public final class EventSourceMappings {

    private final List<Known> mappings;

    /** A mapping with its progress. */
    record Known(Mapping mapping, MappingProgress progress, Instant created) {}

    /**
     * @param queue name of the on-failure destination
     * @param lastProcessingResult in AWS's words: {@code OK}, {@code No records processed} or {@code PROBLEM: …}
     */
    public record Status(
            String uuid,
            String function,
            String stream,
            String queue,
            String lastProcessingResult,
            List<ShardStatus> shards) {}

    /**
     * One shard since the start.
     *
     * @param iteratorAge how old the oldest record is that the function is not done with; zero at the shard's end
     * @param problem why it does not get on; null when it does
     * @param lastDone sequence number of the last record that the function is done with
     * @param batches that the function was done with, parts of a batch too
     * @param failures invocations that failed, or did not come about
     * @param letters messages to the on-failure destination
     * @param givenUp records that those are about
     */
    public record ShardStatus(
            String shard,
            Duration iteratorAge,
            @Nullable String problem,
            @Nullable String lastDone,
            @Nullable Instant lastDoneAt,
            long batches,
            long records,
            long failures,
            long letters,
            long givenUp) {}

    EventSourceMappings(List<Mapping> mappings, StateStore state, InstantSource clock) {
        StateMap<Instant> created = state.map("lambda.mappings", Instant.class);
        this.mappings = mappings.stream()
                .map(mapping -> new Known(
                        mapping,
                        new MappingProgress(mapping.functionName(), clock),
                        created(created, mapping.uuid(), clock.instant())))
                .sorted(Comparator.comparing(known -> known.mapping().uuid()))
                .toList();
    }

    private static Instant created(StateMap<Instant> created, String uuid, Instant now) {
        Instant before = created.putIfAbsent(uuid, now);
        return before == null ? now : before;
    }

    /** By UUID. */
    List<Known> all() {
        return mappings;
    }

    Optional<Known> find(String uuid) {
        return mappings.stream()
                .filter(known -> known.mapping().uuid().equals(uuid))
                .findFirst();
    }

    public List<Status> status() {
        return mappings.stream()
                .map(known -> new Status(
                        known.mapping().uuid(),
                        known.mapping().functionName(),
                        known.mapping().streamName(),
                        known.mapping().queue(),
                        known.progress().lastProcessingResult(),
                        known.progress().shards()))
                .toList();
    }
}
