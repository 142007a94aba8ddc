package dev.orders.localcloud.signing;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Signs a request as SDK clients do: with the SDK's own signer, which keeps the keys that it derives. */
public final class RequestSigner {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();

    private RequestSigner() {}

    /**
     * @param request with every header that is to be signed, {@code Host} among them
     * @param signingName the service's name in the credential scope
     * @return the request with the headers of its signature
     */
    public static ReceivedRequest signed(
            ReceivedRequest request, AccessKey key, String region, String signingName, Instant date) {
        SdkHttpRequest signed = SIGNER.sign(how -> how.identity(identity(key))
                        .request(unsigned(request))
                        .payload(ContentStreamProvider.fromByteArrayUnsafe(request.body()))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, signingName)
                        .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(date, ZoneOffset.UTC)))
                .request();
        Map<String, List<String>> headers = new HashMap<>();
        signed.forEachHeader(headers::put);
        return new ReceivedRequest(request.method(), request.path(), request.query(), headers, request.body());
    }

    private static SdkHttpRequest unsigned(ReceivedRequest request) {
        SdkHttpRequest.Builder builder = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .protocol("http")
                .host("localhost")
                .encodedPath(request.path());
        request.headers().forEach(builder::putHeader);
        RawQuery.forEach(request.query(), builder::appendRawQueryParameter);
        return builder.build();
    }

    private static AwsCredentialsIdentity identity(AccessKey key) {
        String token = key.sessionToken();
        return token == null
                ? AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())
                : AwsSessionCredentials.create(key.accessKeyId(), key.secretAccessKey(), token);
    }
}
