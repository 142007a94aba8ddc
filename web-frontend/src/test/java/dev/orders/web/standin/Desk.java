package dev.orders.web.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** The settings that point the front end at the stand-ins. */
public final class Desk {
    public static final String STREAM = "telemetry";

    private Desk() {}

    public static Map<String, Object> settings(UserPool pool, OrdersApi api, String webUrl) {
        return Map.of(
                "ISSUER",
                pool.issuer(),
                "HOSTED_UI_URL",
                pool.url(),
                "WEB_CLIENT_ID",
                UserPool.CLIENT_ID,
                "WEB_CLIENT_SECRET",
                UserPool.CLIENT_SECRET,
                "WEB_URL",
                webUrl,
                "API_URL",
                api.url(),
                "AWS_REGION",
                "eu-west-1",
                "TELEMETRY_STREAM",
                STREAM);
    }

    /** A port that was free a moment ago: the front end must know its own URL before it starts. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
