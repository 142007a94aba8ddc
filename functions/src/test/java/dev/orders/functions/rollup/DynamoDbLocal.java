package dev.orders.functions.rollup;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Amazon's DynamoDB Local in a process of its own, one for all tests of a run; it ends with the run. */
final class DynamoDbLocal {

    private static final DynamoDbLocal INSTANCE = start();

    private final URI endpoint;
    private final DynamoDbClient client;

    private DynamoDbLocal(URI endpoint) {
        this.endpoint = endpoint;
        this.client = client(UrlConnectionHttpClient.create());
    }

    static DynamoDbLocal instance() {
        return INSTANCE;
    }

    DynamoDbClient client() {
        return client;
    }

    URI endpoint() {
        return endpoint;
    }

    DynamoDbClient client(SdkHttpClient http, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClient(http)
                .overrideConfiguration(override -> override.retryStrategy(strategy -> strategy.maxAttempts(1))
                        .executionInterceptors(List.of(interceptors)))
                .build();
    }

    /** @return the name of a new table, with the keys that {@code tables.yaml} gives it */
    String createTable() {
        String name = "rollups-" + UUID.randomUUID();
        client.createTable(request -> request.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attribute("bucket"), attribute("minute"))
                .keySchema(key("bucket", KeyType.HASH), key("minute", KeyType.RANGE)));
        return name;
    }

    /** All rows by their keys, of series, checkpoints and markers alike. */
    Map<String, Map<String, AttributeValue>> rows(String table) {
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        client.scanPaginator(request -> request.tableName(table).consistentRead(true))
                .items()
                .forEach(items::add);
        Map<String, Map<String, AttributeValue>> rows = new TreeMap<>();
        items.forEach(item -> {
            Map<String, AttributeValue> attributes = new HashMap<>(item);
            rows.put(
                    attributes.remove("bucket").s() + " "
                            + attributes.remove("minute").s(),
                    attributes);
        });
        return rows;
    }

    private static AttributeDefinition attribute(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static DynamoDbLocal start() {
        Path lib = Path.of(System.getProperty("dynamodb.local.lib", "../local-cloud/dynamodb-local/target/lib"));
        if (!Files.isDirectory(lib)) {
            throw new IllegalStateException(
                    "DynamoDB Local is not at " + lib + ": run `mvn package -pl local-cloud/dynamodb-local` first");
        }
        try {
            int port = freePort();
            File log = Files.createTempFile("dynamodb-local", ".log").toFile();
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djava.library.path=" + lib,
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            lib + File.separator + "*",
                            "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                            "-inMemory",
                            "-sharedDb",
                            "-disableTelemetry",
                            "-port",
                            Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            Awaitility.await("DynamoDB Local (see " + log + ")")
                    .atMost(Duration.ofSeconds(60))
                    .pollInSameThread()
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> !process.isAlive() || accepts(port));
            if (!process.isAlive()) {
                throw new IllegalStateException("DynamoDB Local does not start: " + Files.readString(log.toPath()));
            }
            return new DynamoDbLocal(URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
