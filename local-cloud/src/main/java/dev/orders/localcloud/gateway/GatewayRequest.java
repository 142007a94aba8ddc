package dev.orders.localcloud.gateway;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came.
 *
 * @param rawPath below the stage, undecoded
 * @param contentLength −1 when the request does not say
 */
record GatewayRequest(
        String method,
        String rawPath,
        @Nullable String rawQuery,
        Headers headers,
        String protocol,
        String scheme,
        int port,
        String sourceIp,
        long contentLength,
        Body body) {

    /** The payload, read only once the request may have an answer. */
    interface Body {
        InputStream open() throws IOException;
    }

    int urlLength(String stage) {
        return stage.length() + 1 + rawPath.length() + (rawQuery == null ? 0 : rawQuery.length() + 1);
    }
}
