package dev.orders.functions.rollup;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Handles one batch before the first comes, with a DynamoDB that says yes and is reached by no network, so that what a batch needs
 * is loaded when a snapshot is taken. No credentials and no random numbers of the function's own are used.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-best-practices.html">SnapStart best practices</a>
 */
final class Priming {

    private static final List<String> EVENTS = List.of(
            event("request.handled", "/web-frontend", "service_account", """
                    {"method": "GET", "route": "/orders", "status": 200, "milliseconds": 12}"""),
            event("page.timed", "/web-frontend/browser", "app_user", """
                    {"page": "/orders", "metric": "LCP", "value": 800}"""),
            event("order.decided", "/order-approval", "service_account", """
                    {"outcome": "APPROVED", "automatic": true, "requestedAt": "2026-01-01T00:00:00Z", "currency": "EUR", "total": 1}"""));

    private Priming() {}

    static void run() {
        try (DynamoDbClient client = DynamoDbClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("none", "none")))
                .httpClient(new NoNetwork())
                .build()) {
            LambdaLogger silent = new LambdaLogger() {
                @Override
                public void log(String message) {}

                @Override
                public void log(byte[] message) {}
            };
            new RollupHandler(client, "none", Clock.systemUTC(), duration -> {})
                    .handle(batch(), () -> (int) Duration.ofMinutes(1).toMillis(), silent);
        }
    }

    private static String event(String type, String source, String authtype, String data) {
        return """
                {"specversion": "1.0", "id": "primed", "source": "%s", "type": "%s", "time": "2026-01-01T00:00:00.000Z", \
                "authtype": "%s", "data": %s}""".formatted(source, type, authtype, data);
    }

    private static KinesisEvent batch() {
        KinesisEvent batch = new KinesisEvent();
        batch.setRecords(EVENTS.stream().map(Priming::delivered).toList());
        return batch;
    }

    private static KinesisEventRecord delivered(String event) {
        String sequence = Integer.toString(EVENTS.indexOf(event));
        KinesisEvent.Record data = new KinesisEvent.Record();
        data.setSequenceNumber(sequence);
        data.setApproximateArrivalTimestamp(Date.from(Instant.parse("2026-01-01T00:00:01Z")));
        data.setData(ByteBuffer.wrap(event.getBytes(StandardCharsets.UTF_8)));
        KinesisEventRecord record = new KinesisEventRecord();
        record.setEventID("shardId-000000000000:" + sequence);
        record.setEventSourceARN("arn:aws:kinesis:us-east-1:000000000000:stream/none");
        record.setKinesis(data);
        return record;
    }
}
