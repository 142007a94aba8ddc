package dev.orders.localcloud.definitions;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code streams.yaml}: the Kinesis data streams by key. */
public record StreamsDefinition(Map<String, Stream> streams) {

    private static final String FILE = "streams.yaml";
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
    private static final int MIN_RETENTION_HOURS = 24;
    private static final int MAX_RETENTION_HOURS = 8760;
    private static final int MAX_SHARDS = 100;

    /**
     * @param shardCount of a provisioned stream, 1 to 100; null on demand
     * @param retentionHours 24 to 8760
     */
    public record Stream(String name, Mode mode, @Nullable Integer shardCount, int retentionHours) {}

    /** Stream modes as Kinesis names them. */
    public enum Mode {
        ON_DEMAND,
        PROVISIONED
    }

    /** @throws DefinitionException for values that Kinesis would refuse when it creates the stream */
    StreamsDefinition checked() {
        streams.forEach((key, stream) -> {
            String place = "/streams/" + DefinitionFiles.escaped(key);
            Integer shards = stream.shardCount();
            require(NAME.matcher(stream.name()).matches(), place + "/name", "is no name of a stream");
            require(
                    stream.retentionHours() >= MIN_RETENTION_HOURS && stream.retentionHours() <= MAX_RETENTION_HOURS,
                    place + "/retentionHours",
                    "must be 24 to 8760");
            require(
                    stream.mode() == Mode.PROVISIONED || shards == null,
                    place + "/shardCount",
                    "only a provisioned stream has one");
            require(
                    stream.mode() == Mode.ON_DEMAND || (shards != null && shards >= 1 && shards <= MAX_SHARDS),
                    place + "/shardCount",
                    "a provisioned stream needs 1 to " + MAX_SHARDS);
        });
        return this;
    }

    private static void require(boolean holds, String place, String why) {
        if (!holds) {
            throw new DefinitionException(FILE, place, why);
        }
    }
}
