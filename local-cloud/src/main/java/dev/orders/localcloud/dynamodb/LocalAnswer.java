package dev.orders.localcloud.dynamodb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What DynamoDB Local answers; its headers name only itself and are dropped. */
record LocalAnswer(int status, byte[] body) {

    private static final int STATUS_AT = "HTTP/1.1 ".length();

    static LocalAnswer parse(ByteBuffer response) {
        byte[] bytes = new byte[response.remaining()];
        response.get(bytes);
        for (int i = 3; i < bytes.length; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                int status = Integer.parseInt(new String(bytes, STATUS_AT, 3, StandardCharsets.US_ASCII));
                byte[] body = new byte[bytes.length - i - 1];
                System.arraycopy(bytes, i + 1, body, 0, body.length);
                return new LocalAnswer(status, body);
            }
        }
        throw new IllegalStateException("DynamoDB Local answers without a head");
    }

    boolean isError() {
        return status != 200;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
