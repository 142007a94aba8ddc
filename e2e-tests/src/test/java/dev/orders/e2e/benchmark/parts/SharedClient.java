package dev.orders.e2e.benchmark.parts;

import dev.orders.e2e.benchmark.Figure;
import dev.orders.e2e.benchmark.Pace;
import dev.orders.e2e.benchmark.load.Rounds;
import dev.orders.e2e.benchmark.load.Rounds.Contestant;
import dev.orders.e2e.benchmark.load.Rounds.Sample;
import dev.orders.e2e.benchmark.load.WarmUp;
import dev.orders.e2e.benchmark.stub.StubAws;
import dev.orders.e2e.benchmark.stub.Tables;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Why there is one client for all users, with credentials in the request: against a client for each request, which shares only the
 * HTTP client.
 */
public final class SharedClient {

    private static final StaticCredentialsProvider CREDENTIALS = StaticCredentialsProvider.create(
            AwsSessionCredentials.create("ASIA0000000000BENCHM", "secret".repeat(7), "session-token".repeat(70)));
    private static final KeysAndAttributes KEYS = KeysAndAttributes.builder()
            .keys(Map.of("userId", AttributeValue.fromS("user"), "orderId", AttributeValue.fromS(Tables.orderId(1))))
            .build();

    private final Pace pace;
    private final StubAws aws;

    public SharedClient(Pace pace, StubAws aws) {
        this.pace = pace;
        this.aws = aws;
    }

    public List<Figure> measure() {
        try (SdkHttpClient http = Apache5HttpClient.create();
                DynamoDbClient shared = client(http).build()) {
            Runnable withCredentials =
                    () -> shared.batchGetItem(request -> request.requestItems(Map.of(Tables.ORDERS, KEYS))
                            .overrideConfiguration(override -> override.credentialsProvider(CREDENTIALS)));
            Runnable perRequest = () -> {
                try (DynamoDbClient own =
                        client(http).credentialsProvider(CREDENTIALS).build()) {
                    own.batchGetItem(request -> request.requestItems(Map.of(Tables.ORDERS, KEYS)));
                }
            };
            List<Contestant> contestants = List.of(contestant(withCredentials), contestant(perRequest));
            contestants.forEach(contestant -> WarmUp.of(contestant, pace.warmUp()));
            Rounds rounds = Rounds.run(pace.rounds(), contestants);
            return List.of(Figure.atLeast(
                    "DynamoDB calls through one client against a client for each request",
                    rounds.median(
                            round -> round.get(0).perSecond() / round.get(1).perSecond()),
                    1.2,
                    "%.0f and %.0f calls/s of one thread",
                    rounds.median(0, Sample::perSecond),
                    rounds.median(1, Sample::perSecond)));
        }
    }

    private Contestant contestant(Runnable call) {
        return new Contestant(
                () -> repeat(call, pace.round()),
                () -> ProcessHandle.current().info().totalCpuDuration().orElseThrow());
    }

    private static long repeat(Runnable call, Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        long calls = 0;
        for (; System.nanoTime() < deadline; calls++) {
            call.run();
        }
        return calls;
    }

    private DynamoDbClientBuilder client(SdkHttpClient http) {
        return DynamoDbClient.builder()
                .endpointOverride(URI.create(aws.url()))
                .region(Region.EU_WEST_1)
                .httpClient(http);
    }
}
