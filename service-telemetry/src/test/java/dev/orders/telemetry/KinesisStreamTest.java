package dev.orders.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.orders.telemetry.Stream.Kind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The SDK's client against answers as Kinesis gives them, in JSON. */
class KinesisStreamTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<Entry> TWO = List.of(entry("a"), entry("b"));

    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{}";
    private HttpServer server;
    private KinesisStream stream;

    private static Entry entry(String key) {
        return new Entry(key, ("data of " + key).getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        var key = StaticCredentialsProvider.create(AwsBasicCredentials.create("KEY", "secret"));
        stream = stream("http://127.0.0.1:" + server.getAddress().getPort(), key);
    }

    @AfterEach
    void stop() {
        stream.close();
        server.stop(0);
    }

    private static KinesisStream stream(String endpoint, AwsCredentialsProvider credentials) {
        return new KinesisStream("orders-telemetry", () -> {
            // The SDK reads it when a client is built.
            System.setProperty(SdkSystemSetting.CBOR_ENABLED.property(), "false");
            try {
                return KinesisTelemetry.client()
                        .region(Region.EU_WEST_1)
                        .endpointOverride(URI.create(endpoint))
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(Duration.ofSeconds(2)))
                        .build();
            } finally {
                System.clearProperty(SdkSystemSetting.CBOR_ENABLED.property());
            }
        });
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Test
    void putsRecordsUnderTheirKeys() {
        answer = """
                {"FailedRecordCount":0,"Records":[{"ShardId":"s","SequenceNumber":"1"},{"ShardId":"s","SequenceNumber":"2"}]}
                """;
        var heard = (Stream.Heard) stream.put(TWO);

        assertThat(heard.again().isEmpty()).isTrue();
        var request = requests.getFirst();
        assertThat(request.path("StreamName").stringValue()).isEqualTo("orders-telemetry");
        assertThat(request.at("/Records/1/PartitionKey").stringValue()).isEqualTo("b");
        assertThat(request.at("/Records/1/Data").binaryValue()).asString().isEqualTo("data of b");
    }

    @Test
    void tellsWhichRecordsWereNotTaken() {
        answer = """
                {"FailedRecordCount":1,"Records":[{"ErrorCode":"ProvisionedThroughputExceededException",
                "ErrorMessage":"Rate exceeded"},{"ShardId":"s","SequenceNumber":"2"}]}
                """;
        var heard = (Stream.Heard) stream.put(TWO);
        assertThat(heard.again().stream()).containsExactly(0);
    }

    @ParameterizedTest
    @CsvSource({
        "400, ProvisionedThroughputExceededException, PASSING",
        "500, InternalFailure, PASSING",
        "503, ServiceUnavailable, PASSING",
        "400, AccessDeniedException, REFUSED",
        "400, ExpiredTokenException, REFUSED",
        "400, UnrecognizedClientException, REFUSED",
        "400, ResourceNotFoundException, REFUSED",
        "400, KMSDisabledException, REFUSED",
        "400, InvalidArgumentException, INVALID",
        "400, ValidationException, INVALID",
        "413, RequestTooLarge, INVALID"
    })
    void tellsWhatKindOfTroubleItIsAndKeepsTheMessageToItself(int code, String error, Kind kind) {
        status = code;
        answer = "{\"__type\":\"" + error + "\",\"message\":\"refused: data of a\"}";

        var trouble = (Stream.Trouble) stream.put(TWO);
        assertThat(trouble).isEqualTo(new Stream.Trouble(kind, error));
        // Attempts are counted in one place, and it is not the SDK.
        assertThat(requests).hasSize(1);
    }

    @Test
    void passesOverAStreamOutOfReach() {
        server.stop(0);
        assertThat(stream.put(TWO)).isEqualTo(new Stream.Trouble(Kind.PASSING, "ConnectException"));
    }

    @Test
    void passesOverCredentialsThatCantBeHad() {
        AwsCredentialsProvider none = () -> {
            throw new IllegalStateException("nobody is here");
        };
        var trouble = (Stream.Trouble) stream("http://127.0.0.1:1", none).put(TWO);
        assertThat(trouble.kind()).isEqualTo(Kind.PASSING);
    }
}
