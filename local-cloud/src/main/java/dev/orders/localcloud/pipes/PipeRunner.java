package dev.orders.localcloud.pipes;

import dev.orders.localcloud.definitions.PipesDefinition.StartingPosition;
import dev.orders.localcloud.pipes.StreamSource.Records;
import dev.orders.localcloud.pipes.StreamSource.Shard;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pipe at work: reads every shard of the stream whose parent is read to its end, so that the changes of an item stay in
 * their order over a split. One thread calls {@link #step()} over and over, as it does a shard's.
 */
final class PipeRunner {

    private final Pipe pipe;
    private final StreamSource source;
    private final Delivery delivery;
    private final Checkpoints checkpoints;
    private final Health health;
    private final InstantSource clock;
    private final Pace pace = new Pace();
    private @Nullable String stream;
    private List<Turn> turns = List.of();

    /** A shard's reader, and how long it wants to be left alone. */
    private static final class Turn {
        final ShardReader reader;
        Duration wait = Duration.ZERO;

        Turn(ShardReader reader) {
            this.reader = reader;
        }
    }

    PipeRunner(Pipe pipe, Calls calls, Checkpoints checkpoints, Health health, InstantSource clock) {
        this.pipe = pipe;
        this.source = new StreamSource(calls);
        this.delivery = new Delivery(pipe, calls, clock);
        this.checkpoints = checkpoints;
        this.health = health;
        this.clock = clock;
    }

    String name() {
        return pipe.name();
    }

    /** Does the next piece of work of whoever is due, and says how long to wait before the one after it. */
    Duration step() {
        if (turns.isEmpty()) {
            try {
                discover();
            } catch (CallFailedException e) {
                health.failed(e.reason());
                return pace.failed();
            }
            if (turns.isEmpty()) {
                health.failed("the table " + pipe.table() + " has no stream with shards to read");
                return pace.failed();
            }
            pace.busy();
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
            turns = List.of();
            return Duration.ZERO;
        }
        return shortest;
    }

    private void discover() {
        stream = source.stream(pipe.table());
        if (stream == null) {
            return;
        }
        List<Shard> shards = source.shards(stream);
        if (pipe.startingPosition() == StartingPosition.LATEST && !checkpoints.any()) {
            skip(stream, shards);
        }
        List<Turn> found = new ArrayList<>();
        for (Shard shard : shards) {
            if (!checkpoints.isFinished(shard.id()) && isParentRead(shard, shards)) {
                found.add(new Turn(
                        new ShardReader(pipe, stream, shard.id(), source, delivery, checkpoints, health, clock)));
            }
        }
        turns = found;
    }

    private boolean isParentRead(Shard shard, List<Shard> shards) {
        return shard.parent() == null
                || checkpoints.isFinished(shard.parent())
                || shards.stream().noneMatch(other -> other.id().equals(shard.parent()));
    }

    /** A pipe that begins with what comes next has to know where that is, also when the process ends before it comes. */
    private void skip(String stream, List<Shard> shards) {
        for (Shard shard : shards) {
            String iterator = source.iterator(stream, shard.id(), null);
            String last = null;
            while (iterator != null) {
                Records read = source.records(stream, iterator);
                if (!read.records().isEmpty()) {
                    last = Batch.sequenceNumber(read.records().getLast());
                }
                iterator = read.records().isEmpty() ? null : read.next();
            }
            if (shard.closed()) {
                checkpoints.finish(shard.id());
            } else {
                checkpoints.begin(shard.id(), last);
            }
        }
    }
}
