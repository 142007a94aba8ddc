package dev.orders.api.problems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orders.api.ApiTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no HTTP client would send. The server refuses it before any filter: with a problem document all the same. */
class RawRequestsTest extends ApiTest {

    @ParameterizedTest
    @CsvSource({
        "GET /orders|x HTTP/1.1, 400",
        "GET /orders%2fx HTTP/1.1, 400",
        "GET /orders/%zz HTTP/1.1, 400",
        "TRACE /orders HTTP/1.1, 405"
    })
    void areRefusedWithAProblem(String requestLine, String status) throws IOException {
        var answer = exchange(requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("application/problem+json", "\"status\":" + status);
        assertThat(answer).doesNotContainIgnoringCase("<html", "Tomcat", "\tat ");
    }

    @Test
    void areRefusedWhenTheirHeadersAreTooLarge() throws IOException {
        var answer = exchange(
                "GET /orders HTTP/1.1\r\nHost: localhost\r\nX-Identity-Token: " + "a".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).matches("(?s)HTTP/1.1 4(00|31) .*");
        assertThat(answer).doesNotContainIgnoringCase("<html", "Tomcat", "\tat ");
    }

    private String exchange(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
