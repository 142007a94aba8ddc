package dev.orders.localcloud.kinesis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A record as a shard keeps it.
 *
 * @param order what its sequence number holds
 */
record StoredRecord(long order, String partitionKey, byte[] data) {

    /** Length of the partition key, partition key, data: the order is in the key that it is kept under. */
    static byte[] bytes(String partitionKey, byte[] data) {
        byte[] key = partitionKey.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Short.BYTES + key.length + data.length)
                .putShort((short) key.length)
                .put(key)
                .put(data)
                .array();
    }

    static StoredRecord of(long order, byte[] bytes) {
        int keyLength = ByteBuffer.wrap(bytes).getShort();
        int dataStart = Short.BYTES + keyLength;
        byte[] data = new byte[bytes.length - dataStart];
        System.arraycopy(bytes, dataStart, data, 0, data.length);
        return new StoredRecord(order, new String(bytes, Short.BYTES, keyLength, StandardCharsets.UTF_8), data);
    }
}
