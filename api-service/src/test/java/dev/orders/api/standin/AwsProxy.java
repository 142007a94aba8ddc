package dev.orders.api.standin;

import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One address for all of AWS, as {@code AWS_ENDPOINT_URL} has it: answers as the identity pool and as Step Functions, passes
 * DynamoDB's calls on, and remembers who signed which. It can be told to fail an operation.
 */
public final class AwsProxy {
    public static final String CUSTOMER_ROLE = "arn:aws:iam::123456789012:role/customer";
    public static final String APPROVER_ROLE = "arn:aws:iam::123456789012:role/approver";
    public static final String OPERATOR_ROLE = "arn:aws:iam::123456789012:role/operator";

    private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/]+)/");

    private final URI dynamoDb;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, Consumer<JsonNode>> waiting = new ConcurrentHashMap<>();
    private volatile Duration credentialsLast = Duration.ofHours(1);

    /**
     * @param accessKeyId who signed it, empty when nobody did
     * @param trace its tracing header, empty when it has none
     */
    public record Call(String operation, String accessKeyId, String body, String trace) {}

    /** A record of the telemetry stream. */
    public record Told(String partitionKey, JsonNode event) {}

    /** What goes wrong with a call. */
    public sealed interface Fault {}

    /** The service refuses. */
    public record Refuse(int status, String code, String message) implements Fault {
        public Refuse(int status, String code) {
            this(status, code, "no");
        }
    }

    /** It is done, but the answer is lost on its way: once. */
    public record LoseAnswer() implements Fault {}

    public AwsProxy(URI dynamoDb) {
        this.dynamoDb = dynamoDb;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Names of the calls since {@link #forget}, in order. */
    public List<String> operations() {
        return calls.stream().map(Call::operation).toList();
    }

    public List<Call> calls() {
        return calls;
    }

    /** All records since the start. */
    public List<Told> told() {
        return told;
    }

    public void fail(String operation, Fault fault) {
        faults.put(operation, fault);
    }

    /** An execution that waits under a token, once, and what it does then with the output that it gets. */
    public void waitsUnder(String taskToken, Consumer<JsonNode> execution) {
        waiting.put(taskToken, execution);
    }

    public void waitsNoLongerUnder(String taskToken) {
        waiting.remove(taskToken);
    }

    public void credentialsLast(Duration time) {
        credentialsLast = time;
    }

    public void forget() {
        calls.clear();
        faults.clear();
        waiting.clear();
        credentialsLast = Duration.ofHours(1);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
            var operation = target.substring(target.indexOf('.') + 1);
            var signature = exchange.getRequestHeaders().getFirst("Authorization");
            var accessKey = ACCESS_KEY.matcher(signature == null ? "" : signature);
            if (target.startsWith("Kinesis_")) {
                answer(exchange, 200, stream(json.readTree(body)));
                return;
            }
            calls.add(new Call(
                    operation,
                    accessKey.find() ? accessKey.group(1) : "",
                    new String(body, StandardCharsets.UTF_8),
                    exchange.getRequestHeaders()
                            .getOrDefault("X-Amzn-Trace-Id", List.of(""))
                            .getFirst()));
            if (faults.get(operation) instanceof Refuse refuse) {
                answer(
                        exchange,
                        refuse.status(),
                        json.createObjectNode()
                                .put("__type", refuse.code())
                                .put("message", refuse.message())
                                .toString());
            } else if (target.startsWith("AWSCognitoIdentityService.")) {
                answer(exchange, 200, identityPool(operation, json.readTree(body)));
            } else if (target.startsWith("AWSStepFunctions.")) {
                stepFunctions(exchange, operation, json.readTree(body));
            } else {
                passOn(exchange, operation, body);
            }
        }
    }

    /** Remembers what is told and leaves it out of the calls: it comes when it likes. */
    private String stream(JsonNode request) {
        var answer = json.createObjectNode().put("FailedRecordCount", 0);
        var taken = answer.putArray("Records");
        for (var entry : request.path("Records")) {
            told.add(new Told(
                    entry.path("PartitionKey").stringValue(),
                    json.readTree(entry.path("Data").binaryValue())));
            taken.addObject().put("ShardId", "shardId-000000000000").put("SequenceNumber", "1");
        }
        return answer.toString();
    }

    private void stepFunctions(HttpExchange exchange, String operation, JsonNode request) throws IOException {
        var execution = waiting.remove(request.path("taskToken").stringValue());
        if (execution == null) {
            answer(exchange, 400, "{\"__type\":\"TaskTimedOut\",\"message\":\"Task Timed Out\"}");
            return;
        }
        var output = json.readTree(request.path("output").stringValue());
        Thread.startVirtualThread(() -> execution.accept(output));
        if (faults.remove(operation) == null) {
            answer(exchange, 200, "{}");
        }
    }

    private void passOn(HttpExchange exchange, String operation, byte[] body) throws IOException {
        var request = HttpRequest.newBuilder(dynamoDb).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        List.of("X-Amz-Target", "Authorization", "X-Amz-Date", "Content-Type")
                .forEach(name -> request.header(
                        name, String.valueOf(exchange.getRequestHeaders().getFirst(name))));
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (faults.remove(operation) == null) {
                answer(exchange, response.statusCode(), response.body());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Access keys name the user, so that a test sees whose credentials signed a call. */
    private String identityPool(String operation, JsonNode request) {
        var token = request.path("Logins").path("provider").stringValue();
        if (operation.equals("GetId")) {
            return "{\"IdentityId\":\"eu-west-1:00000000-0000-4000-8000-000000000001\"}";
        }
        return """
                {"IdentityId":"eu-west-1:00000000-0000-4000-8000-000000000001","Credentials":{"AccessKeyId":"%s",
                "SecretKey":"secret","SessionToken":"session","Expiration":%d}}
                """.formatted(
                        switch (request.path("CustomRoleArn").asString("")) {
                            case APPROVER_ROLE -> approverAccessKeyId(subject(token));
                            case OPERATOR_ROLE -> operatorAccessKeyId(subject(token));
                            default -> accessKeyId(subject(token));
                        },
                        Instant.now().plus(credentialsLast).getEpochSecond());
    }

    public static String accessKeyId(String sub) {
        return "ASIA" + sub.replace("-", "").toUpperCase(Locale.ROOT);
    }

    public static String approverAccessKeyId(String sub) {
        return "ASIAAPPROVER" + sub.replace("-", "").toUpperCase(Locale.ROOT);
    }

    public static String operatorAccessKeyId(String sub) {
        return "ASIAOPERATOR" + sub.replace("-", "").toUpperCase(Locale.ROOT);
    }

    private static String subject(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet().getSubject();
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a token", e);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
