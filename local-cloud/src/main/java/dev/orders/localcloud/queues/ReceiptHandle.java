package dev.orders.localcloud.queues;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What one receive of a message gives to delete it with.
 *
 * @param key of the message in its queue
 * @param receipt of this receive
 */
record ReceiptHandle(String queue, String key, String receipt) {

    private static final String SEPARATOR = " ";

    String encoded() {
        return Base64.getEncoder()
                .encodeToString(String.join(SEPARATOR, queue, key, receipt).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws dev.orders.localcloud.wire.AwsException for what was never a handle of this queue */
    static ReceiptHandle decode(String queue, String handle) {
        String[] parts;
        try {
            parts = new String(Base64.getDecoder().decode(handle), StandardCharsets.UTF_8).split(SEPARATOR, -1);
        } catch (IllegalArgumentException notBase64) {
            throw Refusals.receiptHandle();
        }
        if (parts.length != 3 || !parts[0].equals(queue)) {
            throw Refusals.receiptHandle();
        }
        return new ReceiptHandle(parts[0], parts[1], parts[2]);
    }
}
