package dev.orders.localcloud.lambda.sources;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.FunctionsDefinition;
import dev.orders.localcloud.definitions.FunctionsDefinition.EventSource;
import dev.orders.localcloud.definitions.FunctionsDefinition.Function;
import dev.orders.localcloud.shards.Reading;
import dev.orders.localcloud.wire.AwsAccount;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * One event source mapping of {@code functions.yaml} with all that it names.
 *
 * @param uuid the same after every start
 * @param queue name of the on-failure destination
 */
record Mapping(
        String uuid,
        String region,
        String accountId,
        String functionName,
        String roleName,
        String streamName,
        String queue,
        EventSource source) {

    /**
     * AWS asks each shard about once a second. Kinesis gives all readers of a shard five answers a second: these leave some
     * to others, and cost an idle laptop little.
     */
    private static final Reading.Rate RATE = new Reading.Rate(
            Duration.ofMillis(400), Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** What a synchronous invocation takes, without the brackets around the records. */
    private static final int BATCH_BYTES = 6 * 1024 * 1024 - 1024;

    /** What the mapping invokes: the alias that leads to the published version. */
    private static final String ALIAS = "live";

    /** The version that the alias leads to. */
    static final String VERSION = "1";

    static Mapping of(EventSource source, Definitions definitions, AwsAccount account) {
        FunctionsDefinition functions = definitions.functions();
        Function function = named(functions.functions(), source.function());
        String stream = named(definitions.streams().streams(), source.stream()).name();
        String identity = "%s/%s/%s/%s".formatted(account.accountId(), account.region(), function.name(), stream);
        return new Mapping(
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                        .toString(),
                account.region(),
                account.accountId(),
                function.name(),
                named(definitions.roles().roles(), function.role()).name(),
                stream,
                named(definitions.queues().queues(), source.onFailureQueue()).name(),
                source);
    }

    /** The definitions' references were checked when they were read. */
    private static <T> T named(Map<String, T> definitions, String key) {
        return Objects.requireNonNull(definitions.get(key), key);
    }

    String arn() {
        return here("lambda") + "event-source-mapping:" + uuid;
    }

    String functionArn() {
        return here("lambda") + "function:" + functionName + ":" + ALIAS;
    }

    String streamArn() {
        return here("kinesis") + "stream/" + streamName;
    }

    String queueArn() {
        return here("sqs") + queue;
    }

    String queueUrl() {
        return "https://sqs.%s.amazonaws.com/%s/%s".formatted(region, accountId, queue);
    }

    String roleArn() {
        return "arn:aws:iam::%s:role/%s".formatted(accountId, roleName);
    }

    private String here(String service) {
        return "arn:aws:%s:%s:%s:".formatted(service, region, accountId);
    }

    Reading reading() {
        return new Reading(
                functionName,
                source.startingPosition(),
                source.batchSize(),
                BATCH_BYTES,
                Duration.ofSeconds(source.maximumBatchingWindowSeconds()),
                source.maximumRetryAttempts(),
                source.maximumRecordAgeSeconds() < 0 ? null : Duration.ofSeconds(source.maximumRecordAgeSeconds()),
                source.bisectBatchOnFunctionError(),
                event -> true,
                RATE);
    }
}
