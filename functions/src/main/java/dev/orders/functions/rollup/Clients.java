package dev.orders.functions.rollup;

import java.time.Duration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Makes the function's client, once. Endpoint and credentials are the SDK's to find, the latter with the first call. */
final class Clients {

    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration READ = Duration.ofSeconds(3);
    private static final int ATTEMPTS = 3;

    private Clients() {}

    static DynamoDbClient dynamoDb(RollupSettings settings) {
        return DynamoDbClient.builder()
                .region(settings.region())
                .httpClient(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ)
                        .build())
                .overrideConfiguration(override -> override.retryStrategy(strategy -> strategy.maxAttempts(ATTEMPTS)))
                .build();
    }
}
