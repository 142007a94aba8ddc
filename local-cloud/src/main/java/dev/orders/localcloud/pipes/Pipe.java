package dev.orders.localcloud.pipes;

import dev.orders.localcloud.definitions.PipesDefinition.StartingPosition;
import dev.orders.localcloud.shards.Reading;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One pipe of {@code pipes.yaml} with all that it names.
 *
 * @param table name of the table whose stream it reads
 * @param maximumRetryAttempts after the first one; -1 for no end
 * @param maximumRecordAge null for no end
 * @param deadLetterQueue URL of the queue
 * @param workflow ARN of the state machine that it starts
 * @see <a href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-dynamodb.html">DynamoDB streams as a
 *     source</a>
 */
record Pipe(
        String name,
        String arn,
        String table,
        StartingPosition startingPosition,
        int batchSize,
        int maximumRetryAttempts,
        @Nullable Duration maximumRecordAge,
        String deadLetterQueue,
        EventFilter filter,
        InputTemplate template,
        String workflow) {

    /**
     * A shard that was busy is looked at 20 times a second, an idle one twice: AWS does it 4 times, but every look costs a
     * laptop that nobody uses.
     */
    private static final Reading.Rate RATE =
            new Reading.Rate(Duration.ZERO, Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(10));

    Reading reading() {
        return new Reading(
                name,
                startingPosition,
                batchSize,
                Integer.MAX_VALUE,
                Duration.ZERO,
                maximumRetryAttempts,
                maximumRecordAge,
                false,
                filter::passes,
                RATE);
    }
}
