package dev.orders.functions.rollup;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.orders.functions.rollup.counting.SequenceNumber;
import dev.orders.functions.rollup.table.RollupTable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Counts the events of the telemetry stream. What it was given is counted once, or is in the stream still: it answers with the first
 * record that is not counted, and the event source goes on from there.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html">Partial batch responses</a>
 */
public final class RollupHandler implements RequestHandler<KinesisEvent, StreamsEventResponse> {

    private final RollupTable table;
    private final InstantSource clock;
    private final Patience.Pause pause;

    /** As Lambda makes it, ready to be kept as a snapshot: all that it needs is loaded, nothing is connected or signed. */
    public RollupHandler() {
        this(RollupSettings.of(System.getenv()));
    }

    private RollupHandler(RollupSettings settings) {
        this(Clients.dynamoDb(settings), settings.table(), Clock.systemUTC(), Thread::sleep);
        Priming.run();
    }

    RollupHandler(DynamoDbClient client, String table, InstantSource clock, Patience.Pause pause) {
        this.table = new RollupTable(client, table);
        this.clock = clock;
        this.pause = pause;
    }

    @Override
    public StreamsEventResponse handleRequest(KinesisEvent event, Context context) {
        return handle(event, context::getRemainingTimeInMillis, context.getLogger());
    }

    StreamsEventResponse handle(KinesisEvent event, IntSupplier remainingMillis, LambdaLogger logger) {
        Instant start = clock.instant();
        Batch batch = Batch.of(event, clock);
        Patience patience = new Patience(remainingMillis, pause);
        List<ShardReport> reports = batch.shards().entrySet().stream()
                .map(shard -> new ShardRollup(table, shard.getKey(), shard.getValue(), patience).report())
                .toList();
        logger.log(InvocationLog.line(batch.records(), reports, Duration.between(start, clock.instant())));
        return new StreamsEventResponse(reports.stream()
                .map(ShardReport::failure)
                .filter(Objects::nonNull)
                .map(SequenceNumber::text)
                .map(BatchItemFailure::new)
                .toList());
    }
}
