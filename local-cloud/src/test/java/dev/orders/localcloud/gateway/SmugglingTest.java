package dev.orders.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that mean one thing to the gateway and might mean another to the backend, on the project's own document. */
class SmugglingTest {

    private static final String MISSING_TOKEN = "{\"message\":\"Missing Authentication Token\"}";

    private static StartedGateway gateway;
    private static String token;

    @BeforeAll
    static void start() {
        gateway = StartedGateway.project();
        token = gateway.issuer.accessToken("orders/read orders/write");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.backend.requests();
        gateway.backend.will(TestBackend.answering(200, Map.of(), "{}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/v1/",
                "/v1/nothing",
                "/v1/orders/",
                "/v1//orders",
                "/v1/orders//",
                "/v1/orders/.",
                "/v1/orders/..",
                "/v1/orders/%2e%2e",
                "/v1/orders/..%2f..%2factuator",
                "/v1/orders/o-1/../../actuator",
                "/v1/orders/o-1/%2e%2e/cancel",
                "/v1/../console",
                "/v1/./orders",
                "/v1/health/../orders",
                "/v1/orders;a=b",
                "/v1/orders/o-1;jsessionid=1",
                "/v1;a/orders",
                "/v1/ORDERS",
                "/v1/orders%2Fo-1",
                "/v1/actuator",
                "/v1/orders/o-1/cancel",
                "/v1/orders/o-1/extra"
            })
    void reachesNoBackendByAnOddPath(String path) {
        String response = send("GET " + path + " HTTP/1.1", "");

        List<String> targets = targets();
        if (path.equals("/v1/orders/..%2f..%2factuator")) {
            // One segment, still encoded: the backend is asked for an order of that name.
            assertThat(targets).containsExactly("/orders/..%2F..%2Factuator");
        } else if (path.equals("/v1;a/orders")) {
            assertThat(targets).isEmpty();
        } else {
            assertThat(response).startsWith("HTTP/1.1 403").endsWith(MISSING_TOKEN);
            assertThat(targets).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//v1/orders",
                "/x/../v1/orders",
                "/%761/orders",
                "/v1%2Forders",
                "/V1/orders",
                "/v1/orders/%00",
                "/v1/orders/%5c..%5cx",
                "/v1/orders\\..\\x",
                "/v1/orders/%zz",
                "/v1/orders/o 1",
                "http://elsewhere/v1/orders/../x",
                "v1/orders",
                "*"
            })
    void letsNothingElseThrough(String target) {
        String response = send("GET " + target + " HTTP/1.1", "");

        assertThat(response).matches("(?s)HTTP/1.1 4\\d\\d .*");
        assertThat(targets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELETE", "PUT", "PATCH", "OPTIONS", "HEAD", "FOO", "get"})
    void refusesMethodsThatAreNotDeclared(String method) {
        String response = send(method + " /v1/orders HTTP/1.1", "");

        assertThat(response).startsWith("HTTP/1.1 403").contains("MissingAuthenticationTokenException");
        assertThat(targets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE /v1/orders", "TRACE /v1/health", "CONNECT elsewhere:80"})
    void refusesTraceAndConnect(String line) {
        assertThat(send(line + " HTTP/1.1", ""))
                .matches("(?s)HTTP/1.1 (4\\d\\d|501) .*")
                .doesNotContain(token);
        assertThat(targets()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 3\r\nContent-Length: 30\r\n",
                "Content-Length: 3, 30\r\n",
                "Content-Length: -1\r\n",
                "Content-Length: +3\r\n",
                "Content-Length: 0x3\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: identity, chunked, chunked\r\n",
                "Content-Length: 3\r\n Content-Length: 30\r\n",
                "X-A: b\u0000c\r\n",
                "X A: b\r\n",
                "X-A : b\r\n",
                ": b\r\n",
                "Host: other\r\n"
            })
    void refusesAmbiguousFraming(String field) {
        String response = send("POST /v1/orders HTTP/1.1", field, "abc");

        assertThat(response).matches("(?s)HTTP/1.1 (400|501) .*");
        assertThat(targets()).isEmpty();
    }

    @Test
    void framesAnewWhatComesWithBothLengthAndChunks() {
        String smuggled = "GET /v1/orders/smuggled HTTP/1.1\r\nHost: h\r\nAuthorization: " + token + "\r\n\r\n";

        send(
                "POST /v1/orders HTTP/1.1",
                "Content-Length: " + (5 + smuggled.length()) + "\r\nTransfer-Encoding: chunked\r\n",
                "0\r\n\r\n" + smuggled);

        List<TestBackend.Received> received = gateway.backend.requests();
        assertThat(received).hasSize(1);
        assertThat(received.getFirst().body()).isEmpty();
        assertThat(received.getFirst().headers()).doesNotContainKey("Transfer-Encoding");
    }

    @Test
    void refusesABrokenChunk() {
        String response = send("POST /v1/orders HTTP/1.1", "Transfer-Encoding: chunked\r\n", "zz\r\nabc\r\n0\r\n\r\n");

        assertThat(response).matches("(?s)HTTP/1.1 4\\d\\d .*");
        assertThat(targets()).isEmpty();
    }

    @Test
    void passesNoLineBreakInAHeaderOn() {
        send("GET /v1/orders HTTP/1.1", "X-A: b%0d%0aX-Injected: c\r\nX-B: d\r\n\tfolded\r\n");

        gateway.backend
                .requests()
                .forEach(received -> assertThat(received.headers()).doesNotContainKey("X-Injected"));
    }

    @Test
    void takesTrailersForNothing() {
        send(
                "POST /v1/orders HTTP/1.1",
                "Transfer-Encoding: chunked\r\nTrailer: X-Identity-Token\r\n",
                "3\r\nabc\r\n0\r\nX-Identity-Token: forged\r\n\r\n");

        TestBackend.Received received = gateway.backend.requests().getFirst();
        assertThat(received.body()).asString().isEqualTo("abc");
        assertThat(received.headers()).doesNotContainKey("X-Identity-Token").doesNotContainKey("Trailer");
    }

    @Test
    void upgradesToNothing() {
        String response = send(
                "GET /v1/orders HTTP/1.1", "Upgrade: h2c, websocket\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n");

        assertThat(response).startsWith("HTTP/1.1 200");
        assertThat(gateway.backend.requests().getFirst().headers()).doesNotContainKey("Upgrade");
    }

    private static List<String> targets() {
        return gateway.backend.requests().stream()
                .map(TestBackend.Received::target)
                .toList();
    }

    private static String send(String line, String fields) {
        return send(line, fields, "");
    }

    private static String send(String line, String fields, String body) {
        return RawHttp.exchange(
                gateway.port(),
                line + "\r\nHost: h\r\nAuthorization: Bearer " + token + "\r\nConnection: close\r\n" + fields + "\r\n"
                        + body);
    }
}
