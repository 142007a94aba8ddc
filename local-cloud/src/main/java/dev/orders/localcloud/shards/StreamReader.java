package dev.orders.localcloud.shards;

import dev.orders.localcloud.definitions.PipesDefinition.StartingPosition;
import dev.orders.localcloud.shards.StreamSource.Shard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads every shard of a stream whose parents are read to their end, so that records of one key stay in their order over a
 * split. One thread calls {@link #step()} over and over, as it does a shard's: the shards take turns.
 */
public final class StreamReader {

    private final Reading reading;
    private final StreamSource source;
    private final Target target;
    private final Checkpoints checkpoints;
    private final Progress progress;
    private final InstantSource clock;
    private final Pace pace;
    private List<Turn> turns = List.of();
    private boolean known;

    /** A shard's reader, and how long it wants to be left alone. */
    private static final class Turn {
        final ShardReader reader;
        Duration wait = Duration.ZERO;

        Turn(ShardReader reader) {
            this.reader = reader;
        }
    }

    public StreamReader(
            Reading reading,
            StreamSource source,
            Target target,
            Checkpoints checkpoints,
            Progress progress,
            InstantSource clock) {
        this.reading = reading;
        this.source = source;
        this.target = target;
        this.checkpoints = checkpoints;
        this.progress = progress;
        this.clock = clock;
        this.pace = new Pace(reading.rate());
    }

    String name() {
        return reading.name();
    }

    /** Does the next piece of work of whoever is due, and says how long to wait before the one after it. */
    public Duration step() {
        if (!known) {
            try {
                turns = discovered();
            } catch (CallFailedException e) {
                progress.refused(null, e);
                return pace.failed();
            }
            if (turns.isEmpty()) {
                progress.nothing(source.name() + " has no stream with shards to read");
                return pace.failed();
            }
            known = true;
            pace.succeeded();
        }
        Duration shortest = Duration.ofDays(1);
        for (Turn turn : turns) {
            if (turn.wait.isZero()) {
                turn.wait = turn.reader.step();
            }
            shortest = turn.wait.compareTo(shortest) < 0 ? turn.wait : shortest;
        }
        for (Turn turn : turns) {
            turn.wait = turn.wait.minus(shortest);
        }
        if (turns.stream().anyMatch(turn -> turn.reader.isFinished())) {
            // A shard that ends has children, which may be read now.
            known = false;
            return Duration.ZERO;
        }
        return shortest;
    }

    private List<Turn> discovered() {
        String stream = source.stream();
        if (stream == null) {
            return List.of();
        }
        List<Shard> shards = source.shards(stream);
        if (reading.startingPosition() == StartingPosition.LATEST && !checkpoints.any()) {
            skip(stream, shards);
        }
        List<Turn> found = new ArrayList<>();
        for (Shard shard : shards) {
            if (!checkpoints.isFinished(shard.id()) && areParentsRead(shard, shards)) {
                Turn turn = turnOf(shard.id());
                found.add(turn != null ? turn : new Turn(reader(stream, shard.id())));
            }
        }
        return found;
    }

    /** Of a shard that is being read already. */
    private @Nullable Turn turnOf(String shard) {
        return turns.stream()
                .filter(turn -> turn.reader.shard().equals(shard))
                .findFirst()
                .orElse(null);
    }

    private ShardReader reader(String stream, String shard) {
        return new ShardReader(reading, stream, shard, source, target, checkpoints, progress, clock);
    }

    private boolean areParentsRead(Shard shard, List<Shard> shards) {
        return shard.parents().stream()
                .allMatch(parent -> checkpoints.isFinished(parent)
                        || shards.stream().noneMatch(other -> other.id().equals(parent)));
    }

    /** A reader that begins with what comes next has to know where that is, also when the process ends before it comes. */
    private void skip(String stream, List<Shard> shards) {
        Map<String, Position> ends = new LinkedHashMap<>();
        shards.forEach(shard -> ends.put(shard.id(), source.end(stream, shard.id())));
        ends.forEach(checkpoints::begin);
    }
}
