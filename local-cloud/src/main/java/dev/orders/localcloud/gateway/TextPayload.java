package dev.orders.localcloud.gateway;

import java.nio.charset.StandardCharsets;

/**
 * Without binary media types every payload is text to API Gateway: bytes that are no UTF-8 come out replaced.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings-workflow.html">Content type conversions</a>
 */
final class TextPayload {

    private TextPayload() {}

    static byte[] of(byte[] payload) {
        return new String(payload, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }
}
