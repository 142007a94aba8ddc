package dev.orders.localcloud.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.orders.localcloud.gateway.TestBackend.Received;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP proxy integrations: what goes to the backend, what comes back, what happens when it doesn't. */
class ProxyWireTest {

    private static final String FAILURE = "{\"message\":\"Internal server error\"}";

    private static StartedGateway gateway;

    @BeforeAll
    static void start() {
        gateway = StartedGateway.running(DOCUMENT);
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.backend.requests();
        gateway.backend.will(TestBackend.answering(200, Map.of("Content-Type", "text/plain"), "ok"));
    }

    @Test
    void mapsDeclaredParameters() {
        gateway.send(
                gateway.request("/v1/mapped/a%2Fb?page=2&page=3&p=mine&other=x").header("colour", "red"));

        Received received = gateway.backend.requests().getFirst();
        assertThat(received.target()).isEqualTo("/base/a%2Fb/end?page=2&page=3&other=x&p=3");
        assertThat(received.headers().get("X-Colour")).containsExactly("red");
        assertThat(received.headers().get("X-Fixed")).containsExactly("fixed");
        assertThat(received.headers().get("X-Stage")).containsExactly("v1");
        assertThat(received.headers().get("X-Resource")).containsExactly("/mapped/{id}");
    }

    @Test
    void letsAMappingWinOverTheClient() {
        gateway.send(gateway.request("/v1/mapped/1").header("X-Fixed", "forged").header("x-stage", "forged"));

        Received received = gateway.backend.requests().getFirst();
        assertThat(received.headers().get("X-Fixed")).containsExactly("fixed");
        assertThat(received.headers().get("X-Stage")).containsExactly("v1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a=1&a=2        | a=1&a=2",
                "flag           | flag",
                "a=             | a=",
                "a=b%20c+d      | a=b%20c%20d",
                "a=%zz          | a=%25zz",
                "a=1;b=2        | a=1&b=2",
                "a=%26b%3D1     | a=%26b%3D1",
                "a=%23x         | a=%23x",
                "a=%0d%0aX:1    | a=%0D%0AX%3A1",
                "&&a=1&         | a=1",
                "u=http://h/?b  | u=http%3A%2F%2Fh%2F%3Fb"
            })
    void encodesTheQueryAnew(String sent, String passedOn) {
        RawHttp.exchange(gateway.port(), "GET /v1/plain?" + sent + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        assertThat(gateway.backend.requests().getFirst().target()).isEqualTo("/plain?" + passedOn);
    }

    @Test
    void passesTheClientsHeadersOn() {
        gateway.send(gateway.request("/v1/plain")
                .header("X-Identity-Token", "id-token")
                .header("Cookie", "a=b")
                .header("Accept-Encoding", "gzip")
                .header("Range", "bytes=0-1")
                .header("X-Twice", "1")
                .header("X-Twice", "2")
                .header("User-Agent", "mine/1"));

        Headers headers = gateway.backend.requests().getFirst().headers();
        assertThat(headers.get("X-Identity-Token")).containsExactly("id-token");
        assertThat(headers.get("Cookie")).containsExactly("a=b");
        assertThat(headers.get("Accept-Encoding")).containsExactly("gzip");
        assertThat(headers.get("Range")).containsExactly("bytes=0-1");
        assertThat(headers.get("X-Twice")).containsExactly("1", "2");
        assertThat(headers.get("User-Agent")).containsExactly("mine/1");
    }

    @Test
    void addsItsOwnHeaders() {
        RawHttp.exchange(gateway.port(), "GET /v1/plain HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");

        Headers headers = gateway.backend.requests().getFirst().headers();
        assertThat(headers.getFirst("Host")).isEqualTo(gateway.backend.url().substring("http://".length()));
        assertThat(headers.get("X-Forwarded-For")).containsExactly("127.0.0.1");
        assertThat(headers.get("X-Forwarded-Port")).containsExactly(String.valueOf(gateway.port()));
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers.get("User-Agent")).containsExactly("AmazonAPIGateway_a1b2c3d4e5");
        assertThat(headers.get("X-Amzn-Apigateway-Api-Id")).containsExactly("a1b2c3d4e5");
    }

    @Test
    void appendsToAForgedAddress() {
        gateway.send(gateway.request("/v1/plain")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-Port", "1")
                .header("X-Forwarded-Proto", "gopher")
                .header("X-Amzn-Apigateway-Api-Id", "forged"));

        Headers headers = gateway.backend.requests().getFirst().headers();
        assertThat(headers.get("X-Forwarded-For")).containsExactly("203.0.113.7, 127.0.0.1");
        assertThat(headers.get("X-Forwarded-Port")).containsExactly(String.valueOf(gateway.port()));
        assertThat(headers.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(headers.get("X-Amzn-Apigateway-Api-Id")).containsExactly("a1b2c3d4e5");
    }

    @Test
    void keepsATraceThatIsOne() {
        String trace = "Root=1-67ea1bbb-f10516c476b584cde4e297a1;Parent=53995c3f42cd8ad8;Sampled=1";

        gateway.send(gateway.request("/v1/plain").header("X-Amzn-Trace-Id", trace));
        gateway.send(gateway.request("/v1/plain").header("X-Amzn-Trace-Id", "Root=1-forged"));

        List<Received> received = gateway.backend.requests();
        assertThat(received.get(0).headers().get("X-Amzn-Trace-Id")).containsExactly(trace);
        assertThat(received.get(1).headers().getFirst("X-Amzn-Trace-Id")).matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Keep-Alive", "TE", "Trailer", "Proxy-Authorization", "Proxy-Authenticate", "Proxy-Connection",
                "Content-MD5", "Max-Forwards", "Via", "Server", "WWW-Authenticate", "X-HTTP-Method-Override"
            })
    void dropsHeadersOfTheConnectionAndOfServers(String name) {
        RawHttp.exchange(
                gateway.port(),
                "GET /v1/plain HTTP/1.1\r\nHost: h\r\n" + name + ": trailers\r\nConnection: close\r\n\r\n");

        assertThat(gateway.backend.requests().getFirst().headers()).doesNotContainKey(name);
    }

    @Test
    void dropsWhatConnectionLists() {
        RawHttp.exchange(
                gateway.port(),
                "GET /v1/plain HTTP/1.1\r\nHost: h\r\nX-Secret: 1\r\nX-Kept: 2\r\nX-Forwarded-For: 1.2.3.4\r\n"
                        + "Connection: close, X-Secret, x-forwarded-for, X-Amzn-Trace-Id\r\n\r\n");

        Headers headers = gateway.backend.requests().getFirst().headers();
        assertThat(headers).doesNotContainKey("X-Secret").containsKey("X-Kept").containsKey("X-Amzn-Trace-Id");
        assertThat(headers.getFirst("X-Forwarded-For")).endsWith("127.0.0.1");
    }

    @Test
    void dropsASignatureMadeForTheGateway() {
        gateway.send(gateway.request("/v1/plain").header("Authorization", "AWS4-HMAC-SHA256 Credential=a"));

        assertThat(gateway.backend.requests().getFirst().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void dropsTheContentEncodingButNotTheContent() {
        gateway.send(
                gateway.request("/v1/plain").header("Content-Encoding", "br").POST(BodyPublishers.ofString("x")));

        Received received = gateway.backend.requests().getFirst();
        assertThat(received.headers()).doesNotContainKey("Content-Encoding");
        assertThat(received.body()).containsExactly('x');
    }

    @Test
    void refusesAFieldThatItWouldHaveToChange() {
        String response = RawHttp.exchange(
                gateway.port(), "GET /v1/plain HTTP/1.1\r\nHost: h\r\nX-Name: J\u00f6rg\r\nConnection: close\r\n\r\n");

        assertThat(response).startsWith("HTTP/1.1 400").contains("{\"message\":\"Bad Request\"}");
        assertThat(gateway.backend.requests()).isEmpty();
    }

    @Test
    void sendsTheIntegrationsMethod() {
        gateway.send(gateway.request("/v1/mapped/1").method("DELETE", BodyPublishers.noBody()));

        assertThat(gateway.backend.requests().getFirst().method()).isEqualTo("POST");
    }

    @Test
    void ignoresMethodOverrides() {
        HttpResponse<String> response = gateway.send(gateway.request("/v1/plain?_method=DELETE")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("_method=DELETE&a=b")));

        Received received = gateway.backend.requests().getFirst();
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(received.method()).isEqualTo("POST");
        assertThat(new String(received.body())).isEqualTo("_method=DELETE&a=b");
    }

    @Test
    void remapsHeadersOfTheBackend() {
        gateway.backend.will(TestBackend.answering(
                401,
                Map.of(
                        "WWW-Authenticate", "Bearer error=\"invalid_token\"",
                        "Authorization", "a",
                        "Server", "backend/1",
                        "x-amzn-RequestId", "forged",
                        "X-Secret", "s",
                        "Connection", "X-Secret",
                        "Via", "1.1 proxy",
                        "Set-Cookie", "a=b",
                        "Content-Type", "application/problem+json"),
                "{}"));

        HttpResponse<String> response = gateway.send(gateway.request("/v1/plain"));

        HttpHeaders headers = response.headers();
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(headers.firstValue("x-amzn-Remapped-WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        assertThat(headers.firstValue("x-amzn-Remapped-Authorization")).contains("a");
        assertThat(headers.firstValue("x-amzn-Remapped-Server")).contains("backend/1");
        assertThat(headers.firstValue("x-amzn-Remapped-Date")).isPresent();
        assertThat(headers.firstValue("x-amzn-Remapped-x-amzn-RequestId")).contains("forged");
        assertThat(headers.allValues("x-amzn-RequestId")).hasSize(1).doesNotContain("forged");
        assertThat(headers.map()).doesNotContainKeys("www-authenticate", "authorization", "server", "via", "x-secret");
        assertThat(headers.firstValue("Set-Cookie")).contains("a=b");
        assertThat(headers.firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 304, 404, 500, 503})
    void passesEveryStatusBack(int status) {
        gateway.backend.will(TestBackend.answering(status, Map.of("Location", "http://elsewhere/"), ""));

        HttpResponse<String> response = gateway.send(gateway.request("/v1/plain"));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @Test
    void takesPayloadsForText() {
        byte[] binary = {(byte) 0xff, 'a'};
        gateway.backend.will(exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(binary);
        });

        HttpResponse<String> response =
                gateway.send(gateway.request("/v1/plain").POST(BodyPublishers.ofByteArray(binary)));

        assertThat(new String(gateway.backend.requests().getFirst().body())).isEqualTo("\ufffda");
        assertThat(response.body()).isEqualTo("\ufffda");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    }

    @Test
    void passesTheLargestPayload() {
        byte[] largest = new byte[10 * 1024 * 1024];
        Arrays.fill(largest, (byte) 'a');

        assertThat(gateway.send(gateway.request("/v1/plain").POST(BodyPublishers.ofByteArray(largest)))
                        .statusCode())
                .isEqualTo(200);
        assertThat(gateway.backend.requests().getFirst().body()).hasSameSizeAs(largest);
    }

    @Test
    void refusesALargerPayload() {
        byte[] larger = new byte[10 * 1024 * 1024 + 1];

        for (HttpRequest.BodyPublisher payload : List.of(
                BodyPublishers.ofByteArray(larger), BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(larger)))) {
            HttpResponse<String> response =
                    gateway.send(gateway.request("/v1/plain").POST(payload));
            assertThat(response.statusCode()).isEqualTo(413);
            assertThat(response.body()).isEqualTo("{\"message\":\"Request Too Long\"}");
        }
        assertThat(gateway.backend.requests()).isEmpty();
    }

    @Test
    void refusesLongUrlsAndHeaders() {
        assertThat(gateway.send(gateway.request("/v1/plain?a=" + "a".repeat(10_300)))
                        .statusCode())
                .isEqualTo(414);
        assertThat(gateway.send(gateway.request("/v1/plain").header("X-Long", "a".repeat(10_300)))
                        .statusCode())
                .isEqualTo(431);
        assertThat(gateway.backend.requests()).isEmpty();
    }

    @Test
    void timesOut() {
        CountDownLatch released = new CountDownLatch(1);
        gateway.backend.will(exchange -> await(released));

        assertFailure(gateway.send(gateway.request("/v1/slow")), "{\"message\":\"Endpoint request timed out\"}");
        released.countDown();
    }

    @Test
    void timesOutOnABodyThatTrickles() {
        CountDownLatch released = new CountDownLatch(1);
        gateway.backend.will(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('a');
            exchange.getResponseBody().flush();
            await(released);
        });

        assertFailure(gateway.send(gateway.request("/v1/slow")), "{\"message\":\"Endpoint request timed out\"}");
        released.countDown();
    }

    @Test
    void answersForABackendThatIsNotThere() {
        assertFailure(gateway.send(gateway.request("/v1/gone")), FAILURE);
    }

    @Test
    void answersForABackendThatHangsUp() {
        gateway.backend.will(exchange -> exchange.close());

        assertFailure(gateway.send(gateway.request("/v1/plain")), FAILURE);
    }

    @Test
    void answersForABackendThatSaysTooMuch() {
        gateway.backend.will(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] chunk = new byte[1024 * 1024];
            for (int i = 0; i < 11; i++) {
                exchange.getResponseBody().write(chunk);
            }
        });

        assertFailure(gateway.send(gateway.request("/v1/plain")), FAILURE);
    }

    private static void assertFailure(HttpResponse<String> response, String body) {
        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("x-amzn-ErrorType")).contains("InternalServerErrorException");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static final String DOCUMENT = """
            openapi: 3.0.1
            info: { title: test, version: "1" }
            paths:
              /plain:
                get:
                  responses: {}
                  x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: BACKEND/plain }
                post:
                  responses: {}
                  x-amazon-apigateway-integration: { type: http_proxy, httpMethod: POST, uri: BACKEND/plain }
              /slow:
                get:
                  responses: {}
                  x-amazon-apigateway-integration:
                    { type: http_proxy, httpMethod: GET, uri: BACKEND/slow, timeoutInMillis: 200 }
              /gone:
                get:
                  responses: {}
                  x-amazon-apigateway-integration: { type: http_proxy, httpMethod: GET, uri: "http://127.0.0.1:1/x" }
              /mapped/{id}:
                get:
                  parameters:
                    - { name: id, in: path, required: true, schema: { type: string } }
                    - { name: page, in: query, schema: { type: string } }
                    - { name: colour, in: header, schema: { type: string } }
                  responses: {}
                  x-amazon-apigateway-integration:
                    type: http_proxy
                    httpMethod: GET
                    uri: BACKEND/base/{segment}/end
                    requestParameters:
                      integration.request.path.segment: method.request.path.id
                      integration.request.querystring.p: method.request.querystring.page
                      integration.request.header.X-Colour: method.request.header.colour
                      integration.request.header.X-Fixed: "'fixed'"
                      integration.request.header.X-Stage: context.stage
                      integration.request.header.X-Resource: context.resourcePath
                delete:
                  parameters:
                    - { name: id, in: path, required: true, schema: { type: string } }
                  responses: {}
                  x-amazon-apigateway-integration: { type: http_proxy, httpMethod: POST, uri: BACKEND/removals }
            """;
}
