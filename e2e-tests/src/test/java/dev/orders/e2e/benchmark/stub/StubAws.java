package dev.orders.e2e.benchmark.stub;

import dev.orders.e2e.benchmark.load.HttpMessage;
import dev.orders.e2e.benchmark.load.HttpReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** One address for all of AWS, as {@code AWS_ENDPOINT_URL} has it. It counts what it is asked. */
public final class StubAws implements AutoCloseable {

    private static final String POOL = "/pool";
    private static final String CREDENTIALS = "/credentials";

    private final ServerSocket server;
    private final Issuer issuer;
    private final String keys;
    private final IdentityPool identityPool = new IdentityPool();
    private final Tables tables = new Tables();
    private final StubStream stream = new StubStream(Duration.ZERO);
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

    public StubAws() {
        try {
            server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        issuer = new Issuer(url() + POOL);
        keys = issuer.keys();
        Thread.ofPlatform().daemon().name("stub-aws").start(this::accept);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    public String issuer() {
        return url() + POOL;
    }

    public String keysUrl() {
        return issuer() + "/.well-known/jwks.json";
    }

    /** What the REST service's environment says of AWS and of the user pool. */
    public Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>();
        environment.put("AWS_ENDPOINT_URL", url());
        environment.put("AWS_REGION", "eu-west-1");
        environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", url() + CREDENTIALS);
        environment.put("ISSUER", issuer());
        environment.put("WEB_CLIENT_ID", Issuer.CLIENT);
        environment.put("PUBLIC_CLIENT_ID", "public-client");
        environment.put("IDENTITY_POOL_ID", "eu-west-1:00000000-0000-4000-8000-000000000000");
        environment.put("IDENTITY_PROVIDER", "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_benchmark");
        environment.put("CUSTOMER_ROLE_ARN", "arn:aws:iam::123456789012:role/benchmark-customer");
        environment.put("APPROVER_ROLE_ARN", "arn:aws:iam::123456789012:role/benchmark-approver");
        environment.put("OPERATOR_ROLE_ARN", "arn:aws:iam::123456789012:role/benchmark-operator");
        environment.put("TELEMETRY_ROLLUPS_TABLE", "benchmark-telemetry-rollups");
        environment.put("APPROVAL_TASKS_TABLE", "benchmark-approval-tasks");
        environment.put("ORDERS_TABLE", Tables.ORDERS);
        environment.put("ORDER_APPROVALS_TABLE", Tables.APPROVALS);
        environment.put("PRODUCTS_TABLE", Tables.PRODUCTS);
        // Told elsewhere, because it is told when it likes: the calls that are counted are those that a request waits
        // for.
        environment.put("AWS_ENDPOINT_URL_KINESIS", stream.url());
        environment.put("TELEMETRY_STREAM", "benchmark-telemetry");
        return environment;
    }

    public List<TokenPair> users(int count) {
        return issuer.users(count);
    }

    /** How often each operation has been called since the last time somebody asked. */
    public Map<String, Long> takeCalls() {
        Map<String, Long> taken = new TreeMap<>();
        calls.forEach((operation, count) -> {
            long sum = count.sumThenReset();
            if (sum > 0) {
                taken.put(operation, sum);
            }
        });
        return taken;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofPlatform().daemon().name("stub-aws-connection").start(() -> serve(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            HttpReader requests = new HttpReader(socket.getInputStream());
            for (var request = requests.next(); request.isPresent(); request = requests.next()) {
                byte[] body = answer(request.get()).getBytes(StandardCharsets.UTF_8);
                String head = "HTTP/1.1 200 OK\r\nContent-Type: application/x-amz-json-1.0\r\nContent-Length: "
                        + body.length + "\r\n\r\n";
                socket.getOutputStream().write(join(head.getBytes(StandardCharsets.ISO_8859_1), body));
            }
        } catch (IOException e) {
            // A server under test that ends resets its connections.
            if (!server.isClosed()) {
                System.getLogger("benchmark").log(System.Logger.Level.DEBUG, "a connection ended", e);
            }
        }
    }

    private String answer(HttpMessage request) {
        String target = request.header("X-Amz-Target");
        if (target.isEmpty()) {
            return request.path().equals(CREDENTIALS) ? identityPool.ofContainer() : keys;
        }
        String operation = target.substring(target.indexOf('.') + 1);
        calls.computeIfAbsent(operation, unseen -> new LongAdder()).increment();
        return switch (operation) {
            case "GetId" -> identityPool.identity();
            case "GetCredentialsForIdentity" -> identityPool.credentials();
            default -> tables.answer(operation, request.text());
        };
    }

    private static byte[] join(byte[] head, byte[] body) {
        byte[] both = new byte[head.length + body.length];
        System.arraycopy(head, 0, both, 0, head.length);
        System.arraycopy(body, 0, both, head.length, body.length);
        return both;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        server.close();
    }
}
