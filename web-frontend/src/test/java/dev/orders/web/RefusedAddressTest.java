package dev.orders.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Over a bare socket: no HTTP client would send these. */
class RefusedAddressTest extends DeskTest {
    @ParameterizedTest
    @CsvSource({"/%2f, 400", "/orders/%00, 400", "/%zz, 400", "/a|b, 400", "/%5c, 400", "/../../etc, 400"})
    void isOurPageTooWhereTheServerRefuses(String path, int status) throws IOException {
        String answer = answer("GET " + path + " HTTP/1.1");

        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("That request didn’t make sense", "Content-Security-Policy: default-src 'none'", "no-store")
                .containsPattern("/assets/app-[0-9a-f]{32}\\.css")
                .doesNotContain("Apache Tomcat", "Exception", "{");
    }

    @ParameterizedTest
    @CsvSource({"TRACE / HTTP/1.1, 405", "GET / HTTP/7.9, 505"})
    void soAreOtherRefusalsOfTheServer(String requestLine, int status) throws IOException {
        assertThat(answer(requestLine)).startsWith("HTTP/1.1 " + status).doesNotContain("Apache Tomcat", "Exception");
    }

    private static String answer(String requestLine) throws IOException {
        URI web = URI.create(WEB_URL);
        try (var socket = new Socket(web.getHost(), web.getPort())) {
            socket.getOutputStream()
                    .write((requestLine + "\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
