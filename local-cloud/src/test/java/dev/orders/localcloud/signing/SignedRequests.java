package dev.orders.localcloud.signing;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Requests as the SDK's clients of today sign them: with {@code AwsV4HttpSigner}. */
final class SignedRequests {

    private static final byte[] BODY = "{\"TableName\":\"orders\"}".getBytes(StandardCharsets.UTF_8);

    private final AccessKey key;
    private Instant at;
    private String region = "eu-west-1";
    private String service = "dynamodb";
    private String path = "/";
    private @Nullable String query;

    SignedRequests(AccessKey key, Instant at) {
        this.key = key;
        this.at = at;
    }

    SignedRequests at(Instant instant) {
        at = instant;
        return this;
    }

    SignedRequests region(String name) {
        region = name;
        return this;
    }

    SignedRequests service(String name) {
        service = name;
        return this;
    }

    SignedRequests path(String encodedPath) {
        path = encodedPath;
        return this;
    }

    SignedRequests query(String rawQuery) {
        query = rawQuery;
        return this;
    }

    ReceivedRequest request() {
        URI uri = URI.create("http://localhost:4566" + path + (query == null ? "" : "?" + query));
        SdkHttpRequest unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(uri)
                .putHeader("Host", "localhost:4566")
                .putHeader("Content-Type", "application/x-amz-json-1.0")
                .putHeader("X-Amz-Target", "DynamoDB_20120810.GetItem")
                .build();
        SdkHttpRequest signed = AwsV4HttpSigner.create()
                .sign(request -> request.identity(identity())
                        .request(unsigned)
                        .payload(ContentStreamProvider.fromByteArray(BODY))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
                .request();
        return new ReceivedRequest("POST", path, query, signed.headers(), BODY);
    }

    private AwsCredentialsIdentity identity() {
        String token = key.sessionToken();
        return token == null
                ? AwsCredentialsIdentity.create(key.accessKeyId(), key.secretAccessKey())
                : AwsSessionCredentialsIdentity.create(key.accessKeyId(), key.secretAccessKey(), token);
    }
}
