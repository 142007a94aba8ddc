package dev.orders.functions.rollup.table;

import dev.orders.domain.telemetry.Counter;
import dev.orders.functions.rollup.counting.Row;
import dev.orders.functions.rollup.counting.RowKey;
import dev.orders.functions.rollup.counting.SequenceNumber;
import dev.orders.functions.rollup.counting.Timeliness;
import dev.orders.functions.rollup.event.EventKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The items of a transaction. All are updates, so that the function's role needs no other right to write. */
record Updates(String table) {

    static final String SEQUENCE = "sequence";

    private static final String BUCKET = "bucket";
    private static final String MINUTE = "minute";
    private static final String EXPIRES_AT = "expiresAt";
    // An event's record is read at most a day after it came, as long as the stream keeps it; one day more to be sure.
    private static final Duration MARKED = Timeliness.BEHIND.plus(Duration.ofDays(2));

    static Map<String, AttributeValue> checkpointKey(Shard shard) {
        return key("checkpoint#" + shard.stream(), shard.id());
    }

    TransactWriteItem checkpoint(Shard shard, Optional<SequenceNumber> from, SequenceNumber to) {
        Map<String, AttributeValue> values = new HashMap<>(Map.of(":to", text(to.text())));
        from.ifPresent(read -> values.put(":from", text(read.text())));
        return item(Update.builder()
                .key(checkpointKey(shard))
                .conditionExpression(from.isPresent() ? "#s = :from" : "attribute_not_exists(#s)")
                .updateExpression("SET #s = :to")
                .expressionAttributeNames(Map.of("#s", SEQUENCE))
                .expressionAttributeValues(values));
    }

    /** Remembers an event as counted; refused when it is. */
    TransactWriteItem marker(EventKey event, Instant time) {
        return item(Update.builder()
                .key(key("seen#" + event.source() + "#" + event.id(), "seen"))
                .conditionExpression("attribute_not_exists(#b)")
                .updateExpression("SET #e = :e")
                .expressionAttributeNames(Map.of("#b", BUCKET, "#e", EXPIRES_AT))
                .expressionAttributeValues(Map.of(":e", seconds(time.plus(MARKED)))));
    }

    TransactWriteItem row(Shard shard, RowKey key, Row row) {
        Map<String, String> names =
                new HashMap<>(Map.of("#e", EXPIRES_AT, "#f", "first|" + shard.id(), "#l", "last|" + shard.id()));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":e", seconds(key.expiresAt()),
                ":f", text(row.first().text()),
                ":l", text(row.last().text())));
        StringJoiner additions = new StringJoiner(", ", "ADD ", "");
        int index = 0;
        for (Map.Entry<Counter, Long> counter : row.counters().entrySet()) {
            String place = Integer.toString(index++, Character.MAX_RADIX);
            names.put("#" + place + "_", counter.getKey().name());
            values.put(":" + place + "_", number(counter.getValue()));
            additions.add("#" + place + "_ :" + place + "_");
        }
        return item(Update.builder()
                .key(key(key.bucket(), key.minute()))
                .updateExpression("SET #e = :e, #f = if_not_exists(#f, :f), #l = :l " + additions)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
    }

    private TransactWriteItem item(Update.Builder update) {
        return TransactWriteItem.builder()
                .update(update.tableName(table).build())
                .build();
    }

    private static Map<String, AttributeValue> key(String bucket, String minute) {
        return Map.of(BUCKET, text(bucket), MINUTE, text(minute));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private static AttributeValue seconds(Instant time) {
        return number(time.getEpochSecond());
    }
}
