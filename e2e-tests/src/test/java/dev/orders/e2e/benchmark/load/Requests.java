package dev.orders.e2e.benchmark.load;

import java.nio.charset.StandardCharsets;

/** Requests as bytes, made before anything is measured. */
public final class Requests {

    private Requests() {}

    /** @param headers lines, each ended by CR LF */
    public static byte[] get(String path, String headers) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n");
    }

    public static byte[] post(String path, String headers, String json) {
        return bytes("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n" + json);
    }

    private static byte[] bytes(String request) {
        return request.getBytes(StandardCharsets.ISO_8859_1);
    }
}
