package dev.orders.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orders.localcloud.definitions.Definitions;
import dev.orders.localcloud.hosting.FreePorts;
import dev.orders.localcloud.identity.IssuedKeys;
import dev.orders.localcloud.policy.Principal;
import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import dev.orders.localcloud.wire.Hop;
import dev.orders.localcloud.wire.RequestLog;
import dev.orders.localcloud.wire.SdkClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the developer's keys open, in the whole local cloud without its applications. */
class DeveloperTest {

    private static final Map<String, AttributeValue> ROW =
            Map.of("userId", AttributeValue.fromS("user-1"), "orderId", AttributeValue.fromS("order-1"));
    private static final int PORT = FreePorts.any();
    private static ConfigurableApplicationContext cloud;
    private static AwsCredentialsProvider developer;

    @BeforeAll
    static void start() {
        Properties properties = new Properties();
        properties.setProperty("localcloud.port", String.valueOf(PORT));
        properties.setProperty("localcloud.services", "");
        LocalCloudSettings settings = LocalCloudSettings.from(properties);
        LocalValues values = new LocalValues(settings.port(), settings.webPort(), FreePorts.any());
        SpringApplication application = new SpringApplication(LocalCloud.class);
        application.setDefaultProperties(Map.of("server.port", PORT));
        application.addInitializers(context -> {
            GenericApplicationContext beans = (GenericApplicationContext) context;
            beans.registerBean(LocalCloudSettings.class, () -> settings);
            beans.registerBean(LocalValues.class, () -> values);
            beans.registerBean(Definitions.class, () -> Definitions.load(settings.definitions(), values.variables()));
        });
        cloud = application.run();
        JsonNode published = environment().at("/developer_credentials/value");
        developer = StaticCredentialsProvider.create(AwsBasicCredentials.create(
                published.get("access_key_id").asString(),
                published.get("secret_access_key").asString()));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void isAnIamUser() {
        try (StsClient sts =
                SdkClients.configured(StsClient.builder(), PORT, developer).build()) {
            assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::123456789012:user/developer");
            assertThat(sts.getCallerIdentity().userId()).startsWith("AIDA");
            assertThatThrownBy(() ->
                            sts.assumeRole(role -> role.roleArn("arn:aws:iam::123456789012:role/orders-local-customer")
                                    .roleSessionName("mine")))
                    .isInstanceOf(StsException.class);
        }
    }

    @Test
    void readsEveryTable() {
        try (DynamoDbClient tables = tables(developer)) {
            assertThat(tables.listTables().tableNames())
                    .contains("orders-local-orders", "orders-local-products")
                    .allSatisfy(name -> assertThat(tables.describeTable(t -> t.tableName(name))
                                    .table()
                                    .tableName())
                            .isEqualTo(name));
            assertThat(tables.scan(scan -> scan.tableName("orders-local-orders"))
                            .items())
                    .isEmpty();
            assertThat(tables.scan(scan -> scan.tableName("orders-local-products"))
                            .items())
                    .isNotEmpty();
            assertThat(tables.getItem(
                                    get -> get.tableName("orders-local-orders").key(ROW))
                            .hasItem())
                    .isFalse();
        }
    }

    @Test
    void readsStreamsAndWritesNone() {
        try (KinesisClient streams =
                SdkClients.configured(KinesisClient.builder(), PORT, developer).build()) {
            String stream = streams.listStreams().streamNames().getFirst();
            assertThat(stream).isEqualTo("orders-local-telemetry");
            String shard = streams.listShards(list -> list.streamName(stream))
                    .shards()
                    .getFirst()
                    .shardId();
            String iterator = streams.getShardIterator(get ->
                            get.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                    .shardIterator();
            assertThat(streams.getRecords(get -> get.shardIterator(iterator)).records())
                    .isEmpty();
            assertThatThrownBy(() -> streams.putRecord(
                            put -> put.streamName(stream).partitionKey("a").data(SdkBytes.fromUtf8String("{}"))))
                    .isInstanceOfSatisfying(
                            KinesisException.class,
                            refused -> assertThat(refused.awsErrorDetails().errorCode())
                                    .isEqualTo("AccessDeniedException"));
        }
    }

    @Test
    void writesNothing() {
        try (DynamoDbClient tables = tables(developer)) {
            assertDenied(() ->
                    tables.putItem(put -> put.tableName("orders-local-orders").item(ROW)));
            assertDenied(() -> tables.deleteItem(
                    delete -> delete.tableName("orders-local-orders").key(ROW)));
            assertDenied(() -> tables.deleteTable(delete -> delete.tableName("orders-local-orders")));
            assertDenied(() -> tables.executeStatement(
                    sql -> sql.statement("INSERT INTO \"orders-local-orders\" VALUE {'userId': 'a', 'orderId': 'b'}")));
        }
    }

    @Test
    void simulatesPoliciesOfRolesAndOfUsers() {
        try (IamClient iam =
                SdkClients.configured(IamClient.builder(), PORT, developer).build()) {
            assertThat(iam.simulatePrincipalPolicy(simulation -> simulation
                                    .policySourceArn("arn:aws:iam::123456789012:role/orders-local-customer")
                                    .actionNames("dynamodb:Scan"))
                            .evaluationResults()
                            .getFirst()
                            .evalDecision())
                    .isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
            assertThat(iam.simulatePrincipalPolicy(simulation -> simulation
                                    .policySourceArn("arn:aws:iam::123456789012:user/developer")
                                    .actionNames("dynamodb:ListTables"))
                            .evaluationResults()
                            .getFirst()
                            .evalDecision())
                    .isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
            assertThat(iam.getContextKeysForCustomPolicy(policy -> policy.policyInputList("""
                            {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject",
                             "Resource": "*", "Condition": {"Bool": {"aws:SecureTransport": "true"}}}}
                            """))
                            .contextKeyNames())
                    .containsExactly("aws:SecureTransport");
        }
    }

    @Test
    void lendsItsPoliciesToNoOtherUser() {
        AccessKey stranger = cloud.getBean(IssuedKeys.class)
                .longTerm(new Principal.User("123456789012", "AIDASTRANGER", "developer"));
        AwsCredentialsProvider keys = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(stranger.accessKeyId(), stranger.secretAccessKey()));
        try (DynamoDbClient tables = tables(keys)) {
            assertDenied(tables::listTables);
        }
    }

    @Test
    void showsUpInTheConsoleWithThePolicyThatDecided() {
        try (DynamoDbClient tables = tables(developer)) {
            tables.listTables();
        }
        Hop hop = cloud.getBean(RequestLog.class).recent(1).getFirst();

        assertThat(get("/console/requests/" + hop.requestId(), "localhost:" + PORT))
                .startsWith("HTTP/1.1 200")
                .contains("user/developer", "developer/developer.json · ListTables")
                .doesNotContain(developer.resolveCredentials().secretAccessKey());
    }

    @Test
    void keepsItsKeyFromForeignHostsAndOrigins() {
        assertThat(get("/environment.json", "localhost:" + PORT))
                .startsWith("HTTP/1.1 200")
                .contains("Cross-Origin-Resource-Policy: same-origin", "Cache-Control: no-store", "nosniff")
                .doesNotContain("Access-Control-Allow-Origin");
        assertThat(get("/environment.json", "rebound.example:" + PORT))
                .startsWith("HTTP/1.1 421")
                .doesNotContain("secret_access_key");
        assertThat(get("/environment.json;x", "rebound.example:" + PORT)).doesNotContain("secret_access_key");
        assertThat(get("/console", "rebound.example:" + PORT)).startsWith("HTTP/1.1 421");
    }

    private static void assertDenied(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DynamoDbException.class,
                        denied ->
                                assertThat(denied.awsErrorDetails().errorCode()).isEqualTo("AccessDeniedException"));
    }

    private static DynamoDbClient tables(AwsCredentialsProvider credentials) {
        return SdkClients.configured(DynamoDbClient.builder(), PORT, credentials)
                .build();
    }

    private static JsonNode environment() {
        String answer = get("/environment.json", "localhost:" + PORT);
        return JsonMapper.shared().readTree(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1));
    }

    private static String get(String path, String host) {
        String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(path, host);
        try (Socket socket = new Socket(InetAddress.getByName("localhost"), PORT)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
