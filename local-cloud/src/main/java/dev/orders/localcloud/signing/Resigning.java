package dev.orders.localcloud.signing;

import dev.orders.localcloud.signing.AccessKeys.AccessKey;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.signer.Aws4Signer;
import software.amazon.awssdk.auth.signer.params.Aws4SignerParams;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.Region;

/**
 * Signs a received request once more with the SDK's own signer, its clock fixed to the request's date.
 *
 * <p>The SDK's newer {@code AwsV4HttpSigner} always adds {@code x-amz-content-sha256} to the signed headers; the AWS CLI,
 * boto and curl don't send that header, so only the older signer can repeat what every client does.
 */
@SuppressWarnings("deprecation")
final class Resigning {

    private static final Aws4Signer SIGNER = Aws4Signer.create();

    private Resigning() {}

    /**
     * @param host the {@code Host} header, which the signer writes anew from its parts
     * @return the signature that the key's holder would have made; null when the request can't be signed at all
     */
    static @Nullable String signature(
            ReceivedRequest request,
            String host,
            List<String> signedHeaders,
            AccessKey key,
            Instant date,
            ExpectedScope scope) {
        SdkHttpFullRequest toSign;
        try {
            toSign = toSign(request, host, signedHeaders);
        } catch (IllegalArgumentException notAnHttpRequest) {
            return null;
        }
        Aws4SignerParams how = Aws4SignerParams.builder()
                .awsCredentials(AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()))
                .signingName(scope.service())
                .signingRegion(Region.of(scope.region()))
                .signingClockOverride(Clock.fixed(date, ZoneOffset.UTC))
                // The path that was signed must be the path that was sent: dot segments never verify.
                .normalizePath(false)
                .build();
        return SIGNER.sign(toSign, how)
                .firstMatchingHeader("Authorization")
                .map(header -> Authorization.parse(header).signature())
                .orElse(null);
    }

    private static SdkHttpFullRequest toSign(ReceivedRequest request, String host, List<String> signedHeaders) {
        int colon = host.lastIndexOf(':');
        boolean hasPort = colon > host.lastIndexOf(']');
        SdkHttpFullRequest.Builder builder = SdkHttpFullRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .protocol("http")
                .host(hasPort ? host.substring(0, colon) : host)
                .port(hasPort ? Integer.valueOf(host.substring(colon + 1)) : null)
                .encodedPath(request.path())
                .contentStreamProvider(() -> new ByteArrayInputStream(request.body()));
        for (String name : signedHeaders) {
            List<String> values = request.header(name);
            if (!values.isEmpty()) {
                builder.putHeader(name, values);
            }
        }
        RawQuery.forEach(request.query(), builder::appendRawQueryParameter);
        return builder.build();
    }
}
