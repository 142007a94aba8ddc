package dev.orders.telemetry;

import java.nio.charset.StandardCharsets;

/** A record as the stream gets it. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
record Entry(String partitionKey, byte[] data) {

    /** Bytes as Kinesis counts them. */
    int size() {
        return data.length + partitionKey.getBytes(StandardCharsets.UTF_8).length;
    }
}
