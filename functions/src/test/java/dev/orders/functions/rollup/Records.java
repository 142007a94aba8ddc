package dev.orders.functions.rollup;

import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Records as Lambda delivers them: of one shard, numbered as Kinesis does, with numbers that are no longs. */
public final class Records {

    public static final String STREAM = "orders-telemetry";
    public static final String SHARD = "shardId-000000000000";
    // Numbers of different lengths: as texts they would not be in order.
    private static final BigInteger FIRST = BigInteger.TEN.pow(56).subtract(BigInteger.valueOf(7));

    private Records() {}

    public static String sequence(int index) {
        return FIRST.add(BigInteger.valueOf(index)).toString();
    }

    static KinesisEventRecord record(String shard, int index, Instant arrival, String event) {
        KinesisEvent.Record data = new KinesisEvent.Record();
        data.setSequenceNumber(sequence(index));
        data.setApproximateArrivalTimestamp(Date.from(arrival));
        data.setData(ByteBuffer.wrap(event.getBytes(StandardCharsets.UTF_8)));
        KinesisEventRecord record = new KinesisEventRecord();
        record.setEventID(shard + ":" + sequence(index));
        record.setEventSourceARN("arn:aws:kinesis:eu-west-1:000000000000:stream/" + STREAM);
        record.setKinesis(data);
        return record;
    }

    static KinesisEvent batch(List<KinesisEventRecord> records) {
        KinesisEvent batch = new KinesisEvent();
        batch.setRecords(records);
        return batch;
    }

    public static String service(String source, String type, String id, Instant time, String data) {
        return event("service_account", source, type, id, time, data);
    }

    static String placed(String orderId, Instant time, long total) {
        return service(
                "/api-service",
                "order.placed",
                orderId + ".placed",
                time,
                "{\"currency\":\"EUR\",\"total\":%d,\"lines\":1}".formatted(total));
    }

    static String approved(String orderId, Instant time) {
        return service(
                "/order-approval",
                "order.decided",
                "arn:aws:states:eu-west-1:000000000000:execution:orders-order-approval:" + orderId,
                time,
                "{\"outcome\":\"APPROVED\",\"automatic\":true,\"requestedAt\":\"%s\",\"currency\":\"EUR\",\"total\":1999}"
                        .formatted(time.minusMillis(120)));
    }

    static String handled(String id, Instant time, String route, int milliseconds) {
        return service(
                "/api-service",
                "request.handled",
                id,
                time,
                "{\"method\":\"GET\",\"route\":\"%s\",\"status\":200,\"milliseconds\":%d}"
                        .formatted(route, milliseconds));
    }

    static String viewed(String id, Instant time, String page) {
        return event("app_user", "/web-frontend/browser", "page.viewed", id, time, "{\"page\":\"%s\"}".formatted(page));
    }

    private static String event(String authtype, String source, String type, String id, Instant time, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"%s","time":"%s","authtype":"%s","data":%s}""".formatted(id, source, type, time, authtype, data);
    }
}
