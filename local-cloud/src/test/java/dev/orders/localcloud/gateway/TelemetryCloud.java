package dev.orders.localcloud.gateway;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.definitions.ProjectDefinitions;
import dev.orders.localcloud.identity.IamUser;
import dev.orders.localcloud.identity.IdentityConfiguration;
import dev.orders.localcloud.identity.IdentitySettings;
import dev.orders.localcloud.identity.IssuedKeys;
import dev.orders.localcloud.identity.Users;
import dev.orders.localcloud.kinesis.KinesisConfiguration;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.signing.SigningConfiguration;
import dev.orders.localcloud.state.StateStore;
import dev.orders.localcloud.wire.AwsAccount;
import dev.orders.localcloud.wire.RequestLog;
import dev.orders.localcloud.wire.SdkClients;
import dev.orders.localcloud.wire.WireConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Record;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The project's API, roles and stream: gateway, IAM and Kinesis as they are. The clock stands still between moves. */
final class TelemetryCloud implements AutoCloseable {

    private static final String STREAM = "orders-local-telemetry";
    private static final String READER = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "kinesis:*", "Resource": "*"}]}
            """;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final TestIssuer issuer = new TestIssuer();
    private final ConfigurableApplicationContext context;
    private volatile Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({
        SigningConfiguration.class,
        WireConfiguration.class,
        IdentityConfiguration.class,
        KinesisConfiguration.class,
        GatewayConfiguration.class
    })
    static class Application {}

    /** @param change of the project's definitions */
    TelemetryCloud(UnaryOperator<Definitions> change) {
        Definitions definitions = change.apply(ProjectDefinitions.load(Map.of(
                "api_service_url",
                "http://127.0.0.1:1",
                "vpc_link_id",
                StartedGateway.VPC_LINK,
                "user_pool_arn",
                StartedGateway.POOL)));
        AwsAccount account = new AwsAccount("eu-west-1", "123456789012");
        context = new SpringApplicationBuilder(Application.class)
                .properties("server.port=0", "server.address=127.0.0.1")
                .initializers((GenericApplicationContext beans) -> {
                    beans.registerBean(
                            GatewaySettings.class,
                            () -> new GatewaySettings(
                                    "a1b2c3d4e5",
                                    "v1",
                                    account,
                                    URI.create(issuer.issuer()),
                                    StartedGateway.POOL,
                                    StartedGateway.VPC_LINK,
                                    Map.of()));
                    beans.registerBean(Definitions.class, () -> definitions);
                    beans.registerBean(AwsAccount.class, () -> account);
                    beans.registerBean(InstantSource.class, () -> () -> now);
                    beans.registerBean(StateStore.class, () -> StateStore.inMemory(JsonMapper.shared()));
                    beans.registerBean(
                            IdentitySettings.class,
                            () -> new IdentitySettings(
                                    "pool", "provider", "issuer", URI.create("http://localhost:1/jwks"), Set.of("c")));
                    beans.registerBean(
                            "reader", IamUser.class, () -> new IamUser("reader", Map.of("reader.json", READER)));
                })
                .run();
    }

    RequestLog log() {
        return context.getBean(RequestLog.class);
    }

    void moveClock(Duration duration) {
        now = now.plus(duration);
    }

    Instant now() {
        return now;
    }

    String token(String subject) {
        return issuer.accessToken(claims -> claims.subject(subject));
    }

    HttpResponse<String> post(String path, String token, String body) {
        return post(path, token, "application/json", body);
    }

    HttpResponse<String> post(String path, String token, String contentType, String body) {
        try {
            return CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + "/v1" + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", contentType)
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The records of one partition key, as a client with the SDK reads them. */
    List<JsonNode> events(String partitionKey) {
        moveClock(Duration.ofSeconds(2));
        AccessKey key = context.getBean(IssuedKeys.class)
                .longTerm(context.getBean(Users.class).named("reader"));
        StaticCredentialsProvider credentials =
                StaticCredentialsProvider.create(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
        try (KinesisClient kinesis = SdkClients.configured(KinesisClient.builder(), port(), credentials)
                .build()) {
            return kinesis.listShards(list -> list.streamName(STREAM)).shards().stream()
                    .map(shard -> kinesis.getShardIterator(get -> get.streamName(STREAM)
                                    .shardId(shard.shardId())
                                    .shardIteratorType("TRIM_HORIZON"))
                            .shardIterator())
                    .flatMap(iterator -> kinesis.getRecords(get -> get.shardIterator(iterator)).records().stream())
                    .filter(record -> record.partitionKey().equals(partitionKey))
                    .map(TelemetryCloud::json)
                    .toList();
        }
    }

    private static JsonNode json(Record record) {
        return JsonMapper.shared().readTree(record.data().asUtf8String());
    }

    private int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    @Override
    public void close() {
        context.close();
        issuer.close();
    }
}
