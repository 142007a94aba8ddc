package dev.orders.localcloud.dynamodb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Amazon's DynamoDB Local, in this JVM and without a port: its HTTP handler is called through Jetty's in-memory
 * connector, so there is no way to a row past IAM. All callers share one database ({@code -sharedDb}).
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DynamoDBLocal.html">DynamoDB Local</a>
 */
final class DynamoDbLocal implements DynamoDbBackend, AutoCloseable {

    private static final String SERVER = "com.amazonaws.services.dynamodbv2.local.server.";
    private static final String JETTY = "org.eclipse.jetty.server.";
    private static final long TIMEOUT_SECONDS = 60;

    /** DynamoDB Local checks only the form of a signature; who may do what was decided before. */
    private static final String HEAD =
            "POST / HTTP/1.0\r\nHost: dynamodb\r\nContent-Type: application/x-amz-json-1.0\r\n"
                    + "Authorization: AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, "
                    + "SignedHeaders=host, Signature=0\r\nX-Amz-Target: %s\r\nContent-Length: %d\r\n\r\n";

    private static final Set<String> TRANSACTIONS =
            Set.of("DynamoDB_20120810.TransactWriteItems", "DynamoDB_20120810.ExecuteTransaction");
    private static final String LIST_TABLES = "DynamoDB_20120810.ListTables";
    private static final String LIMIT = "{\"Limit\":1}";

    private final Object requests;
    private final Object server;
    private final Object connector;
    private final Method exchange;
    private final boolean keepsRows;

    /** @param data the folder that keeps the rows; null keeps them in memory */
    static DynamoDbLocal start(Path libraries, @Nullable Path data) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        IsolatedClasses classes = IsolatedClasses.of(libraries);
        thread.setContextClassLoader(classes);
        // It logs every refusal, a failed condition too, with its stack; and what it can't read with its first
        // characters,
        // which are somebody's data. DynamoDbService says when it fails.
        LoggingSystem logging = LoggingSystem.get(DynamoDbLocal.class.getClassLoader());
        logging.setLogLevel("com.amazonaws.services.dynamodbv2", LogLevel.OFF);
        logging.setLogLevel("org.eclipse.jetty", LogLevel.ERROR);
        try {
            if (data != null) {
                Files.createDirectories(data);
            }
            return new DynamoDbLocal(classes, data);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("DynamoDB Local does not start: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("not the DynamoDB Local that this was built for: " + e, e);
        } catch (IOException e) {
            throw new UncheckedIOException("DynamoDB Local cannot keep its rows in " + data, e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private DynamoDbLocal(IsolatedClasses classes, @Nullable Path data) throws ReflectiveOperationException {
        keepsRows = data != null;
        Class<?> requestsType = classes.loadClass(SERVER + "LocalDynamoDBRequestHandler");
        requests = requestsType
                .getConstructor(int.class, boolean.class, String.class, boolean.class, boolean.class)
                .newInstance(
                        0,
                        data == null,
                        data == null ? null : data.toAbsolutePath().toString(),
                        true,
                        false);
        Object handler = classes.loadClass(SERVER + "LocalDynamoDBServerHandler")
                .getConstructor(classes.loadClass(SERVER + "DynamoDBRequestHandler"), String.class)
                .newInstance(requests, null);
        Class<?> poolType = classes.loadClass("org.eclipse.jetty.util.thread.QueuedThreadPool");
        Object pool = poolType.getConstructor().newInstance();
        poolType.getMethod("setDaemon", boolean.class).invoke(pool, true);
        Class<?> serverType = classes.loadClass(JETTY + "Server");
        server = serverType
                .getConstructor(classes.loadClass("org.eclipse.jetty.util.thread.ThreadPool"))
                .newInstance(pool);
        Class<?> connectorType = classes.loadClass(JETTY + "LocalConnector");
        connector = connectorType.getConstructor(serverType).newInstance(server);
        exchange = connectorType.getMethod("getResponse", ByteBuffer.class, boolean.class, long.class, TimeUnit.class);
        serverType
                .getMethod("addConnector", classes.loadClass(JETTY + "Connector"))
                .invoke(server, connector);
        serverType.getMethod("setHandler", classes.loadClass(JETTY + "Handler")).invoke(server, handler);
        serverType.getMethod("start").invoke(server);
    }

    /**
     * DynamoDB Local answers a transaction once its commit is queued, not once it is done: a process that is killed then has
     * lost what it said was written. Its queue keeps the order, so a read that was answered later says that it is done.
     */
    @Override
    public LocalAnswer call(String target, byte[] body) {
        LocalAnswer answer = answer(target, body);
        if (keepsRows && TRANSACTIONS.contains(target)) {
            answer(LIST_TABLES, LIMIT.getBytes(StandardCharsets.US_ASCII));
        }
        return answer;
    }

    private LocalAnswer answer(String target, byte[] body) {
        byte[] head = HEAD.formatted(target, body.length).getBytes(StandardCharsets.US_ASCII);
        ByteBuffer request = ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .flip();
        try {
            Object response = exchange.invoke(connector, request, false, TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (response == null) {
                throw new IllegalStateException("DynamoDB Local does not answer " + target);
            }
            return LocalAnswer.parse((ByteBuffer) response);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("DynamoDB Local fails at " + target, e);
        }
    }

    /** Stops it; its class loader stays open, for SQLite's thread still loads classes while it ends. */
    @Override
    public void close() {
        try {
            server.getClass().getMethod("stop").invoke(server);
            requests.getClass().getMethod("shutdown").invoke(requests);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        }
    }
}
