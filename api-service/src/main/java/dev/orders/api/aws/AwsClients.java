package dev.orders.api.aws;

import dev.orders.telemetry.KinesisTelemetry;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Builds the SDK's clients, once each, on one HTTP client. Whose credentials sign a call is said per request, not per client: a
 * client per user would cost more than twice the throughput. The endpoint is the region's, or {@code AWS_ENDPOINT_URL}.
 */
public final class AwsClients implements AutoCloseable {
    private static final int CONNECTIONS = 256;

    /** Below the ten seconds that the gateway waits for an answer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(8);

    /** What becomes of a decision is waited for after it has been sent. */
    private static final Duration DECISION_TIMEOUT = Duration.ofSeconds(4);

    private final SdkHttpClient http = Apache5HttpClient.builder()
            .maxConnections(CONNECTIONS)
            .connectionTimeout(Duration.ofSeconds(1))
            .connectionAcquisitionTimeout(Duration.ofSeconds(2))
            .socketTimeout(Duration.ofSeconds(3))
            .build();
    private final Region region;
    private final List<ExecutionInterceptor> interceptors;

    public AwsClients(String region, ExecutionInterceptor... interceptors) {
        this.region = Region.of(region);
        this.interceptors = List.of(interceptors);
    }

    public DynamoDbClient dynamoDb() {
        return DynamoDbClient.builder()
                .region(region)
                .httpClient(http)
                .overrideConfiguration(configuration(TIMEOUT))
                .build();
    }

    public SfnClient stepFunctions() {
        return SfnClient.builder()
                .region(region)
                .httpClient(http)
                .overrideConfiguration(configuration(DECISION_TIMEOUT))
                .build();
    }

    /** Its two calls are not signed: the login that they carry is the proof. */
    public CognitoIdentityClient cognitoIdentity() {
        return CognitoIdentityClient.builder()
                .region(region)
                .httpClient(http)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .overrideConfiguration(configuration(TIMEOUT))
                .build();
    }

    /** Telemetry's own: nobody waits for its calls, and its interceptors would find no request to go with. */
    public KinesisClient kinesis() {
        return KinesisTelemetry.client().region(region).httpClient(http).build();
    }

    private ClientOverrideConfiguration configuration(Duration timeout) {
        return ClientOverrideConfiguration.builder()
                .apiCallTimeout(timeout)
                .executionInterceptors(interceptors)
                .build();
    }

    @Override
    public void close() {
        http.close();
    }
}
