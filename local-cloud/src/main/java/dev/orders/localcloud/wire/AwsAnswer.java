package dev.orders.localcloud.wire;

import java.util.Map;

/** What a service answers: bytes in its protocol's format, with headers beyond content type and request id. */
public record AwsAnswer(int status, byte[] body, Map<String, String> headers) {
    public AwsAnswer(int status, byte[] body) {
        this(status, body, Map.of());
    }
}
