package dev.orders.api.dynamodb;

import static dev.orders.api.dynamodb.Attributes.number;
import static dev.orders.api.dynamodb.Attributes.text;

import dev.orders.domain.order.OrderId;
import dev.orders.domain.order.UserId;
import dev.orders.domain.ordering.IdempotencyKey;
import dev.orders.domain.ordering.Orders.KeyRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Idempotency records as rows of the owner's partition: {@code orderId} is a prefix and a hash of the key, so that any key fits and
 * orders sort before all of them. DynamoDB removes them some time after {@code expiresAt}; until then they count.
 */
final class KeyRecords {
    static final String PREFIX = "idempotency#";

    private KeyRecords() {}

    static Map<String, AttributeValue> row(UserId owner, IdempotencyKey key, KeyRecord keyRecord) {
        var row = new HashMap<>(OrderRows.key(owner, sortKey(key)));
        row.put("bodyHash", text(keyRecord.bodyHash()));
        row.put("order", text(keyRecord.order().value()));
        row.put("expiresAt", number(keyRecord.expiresAt().getEpochSecond()));
        return row;
    }

    static KeyRecord keyRecord(Row row) {
        return new KeyRecord(
                row.text("bodyHash"), new OrderId(row.text("order")), Instant.ofEpochSecond(row.number("expiresAt")));
    }

    static String sortKey(IdempotencyKey key) {
        return PREFIX + HexFormat.of().formatHex(sha256().digest(key.value().getBytes(StandardCharsets.US_ASCII)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
