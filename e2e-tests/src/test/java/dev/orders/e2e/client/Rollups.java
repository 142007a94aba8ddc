package dev.orders.e2e.client;

import dev.orders.e2e.environment.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the rollup function has counted, how it gets on and what it gave up, as a developer reads them: no service takes part. */
public final class Rollups implements AutoCloseable {

    private static final List<String> SERIES = List.of("orders", "api", "pages");
    private static final Set<String> NO_COUNTERS = Set.of("expiresAt");

    private final Environment environment;
    private final DynamoDbClient dynamoDb;
    private final LambdaClient lambda;
    private final SqsClient sqs;

    public Rollups(Environment environment) {
        Aws aws = new Aws(environment);
        Environment.AccessKey developer = environment.developer().orElseThrow();
        this.environment = environment;
        this.dynamoDb = aws.dynamoDb(developer);
        this.lambda = aws.lambda(developer);
        this.sqs = aws.sqs(developer);
    }

    /** The counters of all minutes of this hour and the one before, by their names. */
    public Map<String, Long> counters() {
        Instant now = Instant.now();
        Map<String, Long> counters = new TreeMap<>();
        for (Instant hour : List.of(now.minus(Duration.ofHours(1)), now)) {
            for (String series : SERIES) {
                String bucket = series + "#" + hour.toString().substring(0, "2026-11-23T14".length());
                rows(bucket)
                        .forEach(row -> row.forEach((name, value) -> {
                            if (value.n() != null && !NO_COUNTERS.contains(name)) {
                                counters.merge(name, Long.parseLong(value.n()), Long::sum);
                            }
                        }));
            }
        }
        return counters;
    }

    private Iterable<Map<String, AttributeValue>> rows(String bucket) {
        return dynamoDb.queryPaginator(r -> r.tableName(environment.get("telemetry_rollups_table"))
                        .keyConditionExpression("#b = :b")
                        .expressionAttributeNames(Map.of("#b", "bucket"))
                        .expressionAttributeValues(Map.of(":b", AttributeValue.fromS(bucket)))
                        .consistentRead(true))
                .items();
    }

    /** The counters as {@link OrderNumbers} names them. */
    public Map<String, Long> orders() {
        return OrderNumbers.of(counters());
    }

    /** Lambda's word for how the function gets its records. */
    public String lastProcessingResult() {
        return lambda.listEventSourceMappings(r -> {}).eventSourceMappings().stream()
                .filter(mapping -> mapping.functionArn().contains("telemetry-rollup"))
                .findFirst()
                .orElseThrow()
                .lastProcessingResult();
    }

    /** What tells of records that were given up; whoever reads it doesn't take it away. */
    public List<JsonNode> failures() {
        String queue = sqs.listQueues(r -> {}).queueUrls().stream()
                .filter(url -> url.endsWith("telemetry-rollup-failures"))
                .findFirst()
                .orElseThrow();
        return sqs
                .receiveMessage(r -> r.queueUrl(queue).maxNumberOfMessages(10).visibilityTimeout(0))
                .messages()
                .stream()
                .map(Message::body)
                .map(body -> (JsonNode) JsonMapper.shared().readTree(body))
                .toList();
    }

    @Override
    public void close() {
        dynamoDb.close();
        lambda.close();
        sqs.close();
    }
}
