package dev.orders.api.dynamodb;

import static dev.orders.api.dynamodb.Attributes.text;

import dev.orders.domain.telemetry.Counter;
import dev.orders.domain.telemetry.Resolution;
import dev.orders.domain.telemetry.Rollup;
import dev.orders.domain.telemetry.Rollups;
import dev.orders.domain.telemetry.Series;
import dev.orders.domain.telemetry.Tally;
import dev.orders.domain.telemetry.TimeRange;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What was counted, read with the operator's credentials: one query a series and bucket, all of them at once. What is no whole number is no
 * counter's and left out, so that a new kind of attribute can't break the page of an older service.
 */
public final class DynamoDbRollups implements Rollups {
    private static final String FIRST = "first|";
    private static final String LAST = "last|";
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private final DynamoDbClient client;
    private final String table;
    private final Supplier<AwsCredentials> credentials;
    private final Executor executor;

    public DynamoDbRollups(
            DynamoDbClient client, String table, Supplier<AwsCredentials> credentials, Executor executor) {
        this.client = client;
        this.table = table;
        this.credentials = credentials;
        this.executor = executor;
    }

    @Override
    public Map<Series, List<Rollup>> rows(TimeRange range) {
        // Once, and not by every query: the first use of a session fetches them.
        var asOperator = AwsRequestOverrideConfiguration.builder()
                .credentialsProvider(StaticCredentialsProvider.create(credentials.get()))
                .build();
        var queries = new EnumMap<Series, List<CompletableFuture<List<Rollup>>>>(Series.class);
        for (var series : Series.values()) {
            queries.put(series, queries(series, range, asOperator));
        }
        var rows = new EnumMap<Series, List<Rollup>>(Series.class);
        queries.forEach((series, buckets) -> rows.put(
                series,
                buckets.stream().flatMap(bucket -> await(bucket).stream()).toList()));
        return rows;
    }

    private List<CompletableFuture<List<Rollup>>> queries(
            Series series, TimeRange range, AwsRequestOverrideConfiguration asOperator) {
        var resolution = range.resolution();
        var queries = new ArrayList<CompletableFuture<List<Rollup>>>();
        for (var bucket = resolution.bucketStart(range.from());
                bucket.isBefore(range.to());
                bucket = bucket.plus(resolution.bucketDuration())) {
            var key = resolution.bucket(series, bucket);
            queries.add(CompletableFuture.supplyAsync(() -> query(key, range, asOperator), executor));
        }
        return queries;
    }

    private List<Rollup> query(String bucket, TimeRange range, AwsRequestOverrideConfiguration asOperator) {
        var resolution = range.resolution();
        var values = Map.of(
                ":bucket", text(bucket),
                ":from", text(resolution.slot(range.from())),
                ":to", text(resolution.slot(range.to().minusNanos(1))));
        return client
                .queryPaginator(request -> request.tableName(table)
                        .keyConditionExpression("#bucket = :bucket AND #minute BETWEEN :from AND :to")
                        .expressionAttributeNames(Map.of("#bucket", "bucket", "#minute", "minute"))
                        .expressionAttributeValues(values)
                        .overrideConfiguration(asOperator))
                .items()
                .stream()
                .flatMap(item -> Row.read(item, row -> rollup(resolution, row)).stream())
                .toList();
    }

    private static Rollup rollup(Resolution resolution, Row row) {
        Instant at = resolution.slotStart(row.text("minute"));
        var counts = new HashMap<Counter, Long>();
        var records = new HashMap<String, Rollup.Records>();
        row.item().forEach((name, value) -> {
            if (name.startsWith(FIRST)) {
                var shard = name.substring(FIRST.length());
                records.put(
                        shard,
                        new Rollup.Records(new BigInteger(row.text(name)), new BigInteger(row.text(LAST + shard))));
            } else if (isCounter(name, value)) {
                counts.put(Counter.named(name), row.number(name));
            }
        });
        return new Rollup(at, new Tally(counts), records);
    }

    private static boolean isCounter(String name, AttributeValue value) {
        return value.n() != null && WHOLE.matcher(value.n()).matches() && !name.equals("expiresAt");
    }

    private static <T> T await(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof SdkException fault) {
                throw fault;
            }
            throw e;
        }
    }
}
