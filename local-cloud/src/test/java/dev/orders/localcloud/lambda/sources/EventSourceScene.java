package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.definitions.FunctionsDefinition.EventSource;
import dev.orders.localcloud.definitions.PipesDefinition.StartingPosition;
import dev.orders.localcloud.shards.CallFailedException;
import dev.orders.localcloud.shards.StreamReader;
import dev.orders.localcloud.state.StateStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.json.JsonMapper;

/** A stream of one shard, a function and a mapping, on a clock that goes as far as the reader wants to wait. */
abstract class EventSourceScene {

    static final JsonMapper JSON = JsonMapper.shared();
    static final String SHARD = "shardId-000000000000";
    static final String SECOND = "shardId-000000000001";
    static final EventSource SOURCE = new EventSource(
            "rollup", "telemetry", StartingPosition.TRIM_HORIZON, 500, 0, 1, 3, 3600, true, true, "failures");

    Instant now = Instant.parse("2027-01-15T08:00:00.250Z");
    final InstantSource clock = () -> now;
    final StateStore state = StateStore.inMemory(JSON);
    final FakeKinesis kinesis = new FakeKinesis(clock);
    final ScriptedFunction function = new ScriptedFunction();
    EventSourceMappings mappings = mappings(SOURCE);

    @BeforeEach
    void oneShard() {
        kinesis.shard(SHARD);
    }

    EventSourceMappings mappings(EventSource source) {
        return mappings(source, state);
    }

    EventSourceMappings mappings(EventSource source, StateStore state) {
        Mapping mapping = new Mapping(
                "2f8cbb4c-5a1a-3c1d-9f5e-0c5a3c1d9f5e",
                "eu-west-1",
                "123456789012",
                "rollup",
                "rollup-role",
                "telemetry",
                "failures",
                source);
        return new EventSourceMappings(List.of(mapping), state, clock);
    }

    static EventSource with(int batchSize, int window) {
        return new EventSource(
                "rollup",
                "telemetry",
                StartingPosition.TRIM_HORIZON,
                batchSize,
                window,
                1,
                3,
                3600,
                true,
                true,
                "failures");
    }

    static CallFailedException denied(String action) {
        return new CallFailedException(
                400, "AccessDeniedException", "User: rollup-role is not authorized to perform: " + action);
    }

    String result() {
        return mappings.status().getFirst().lastProcessingResult();
    }

    EventSourceMappings.ShardStatus status() {
        return mappings.status().getFirst().shards().getFirst();
    }

    /** A reader after a start, at work for so long. */
    StreamReader run(Duration time) {
        StreamReader reader = reader(mappings, state);
        run(reader, time);
        return reader;
    }

    StreamReader reader(EventSourceMappings mappings, StateStore state) {
        return EventSourcesConfiguration.reader(mappings.all().getFirst(), function, kinesis, state, clock);
    }

    void run(StreamReader reader, Duration time) {
        Instant end = now.plus(time);
        while (now.isBefore(end)) {
            Duration wait = reader.step();
            now = now.plus(wait);
        }
    }
}
