package dev.orders.localcloud.dynamodb;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.orders.localcloud.policy.AccessRequest;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.wire.AwsAnswer;
import dev.orders.localcloud.wire.AwsCall;
import dev.orders.localcloud.wire.AwsException;
import dev.orders.localcloud.wire.AwsService;
import dev.orders.localcloud.wire.AwsService.Access.Permitted;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The service behind HTTP, for real SDK clients: asks for access, lets a predicate decide, executes. */
final class SdkServer implements AutoCloseable {

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, AwsService> services;
    private final HttpServer server;
    private final DynamoDbClient client;
    private final List<AccessRequest> asked = new ArrayList<>();
    private Predicate<AccessRequest> allowed = request -> true;

    private final DynamoDbStreamsClient streams;

    SdkServer(AwsService... services) throws IOException {
        this.services = Arrays.stream(services).collect(Collectors.toMap(AwsService::target, service -> service));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        client = configured(DynamoDbClient.builder()).build();
        streams = configured(DynamoDbStreamsClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(B builder) {
        return builder.endpointOverride(
                        URI.create("http://localhost:" + server.getAddress().getPort()))
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(settings -> settings.retryStrategy(retry -> retry.maxAttempts(1)));
    }

    DynamoDbClient client() {
        return client;
    }

    DynamoDbStreamsClient streams() {
        return streams;
    }

    /** What the last call asked of IAM. */
    List<AccessRequest> asked() {
        return List.copyOf(asked);
    }

    void allow(Predicate<AccessRequest> requests) {
        allowed = requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        AwsAnswer answer;
        try {
            answer = answer(exchange);
        } catch (AwsException e) {
            ObjectNode error = json.createObjectNode().put("__type", e.code()).put("message", e.getMessage());
            answer = new AwsAnswer(e.status(), error.toString().getBytes(StandardCharsets.UTF_8), Map.of());
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        exchange.getResponseBody().write(answer.body());
        exchange.close();
    }

    private AwsAnswer answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
        AwsService service = services.get(target.substring(0, target.indexOf('.')));
        AwsCall call = new AwsCall(
                target.substring(target.indexOf('.') + 1),
                (ObjectNode) json.readTree(body),
                body,
                new Principal.Anonymous(),
                Instant.EPOCH,
                "test");
        Permitted access = (Permitted) service.access(call);
        asked.clear();
        asked.addAll(access.requests());
        if (!access.requests().stream().allMatch(allowed)) {
            throw new AwsException(400, "AccessDeniedException", "denied");
        }
        return service.execute(call);
    }

    @Override
    public void close() {
        client.close();
        streams.close();
        server.stop(0);
    }
}
